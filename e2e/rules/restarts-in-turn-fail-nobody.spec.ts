import { expect, test } from "playwright/test";
import { newAccount } from "../fixtures/account";
import { freshPostgres } from "../fixtures/fresh-postgres";
import { keepAliveLoad } from "../fixtures/keep-alive-load";
import { PROXIES, startShippedNginx } from "../fixtures/proxy-process";
import { freePort, startServer } from "../fixtures/server-process";

const { TEST_DATABASE_URL } = process.env;
test.skip(!TEST_DATABASE_URL || !PROXIES.includes("nginx"), "needs nginx, and a PostgreSQL: set TEST_DATABASE_URL");

const QUERY = JSON.stringify({ query: "products(limit: 1) { id }" });

test("two instances behind the nginx that is shipped are restarted in turn under load, and no request fails", async () => {
  test.setTimeout(180_000);
  const database = await freshPostgres(TEST_DATABASE_URL ?? "");
  const environment = { DATABASE_URL: database.url, DRAIN_SECONDS: "3", TRUSTED_PROXIES: "127.0.0.1" };
  const start = async (port: number) => ({ port, ...(await startServer(environment, { port })) });
  const first = await start(await freePort());
  const servers = [first, await start(await freePort())];
  const proxy = await startShippedNginx(first.baseUrl, servers[1]?.baseUrl ?? "");
  try {
    const person = await newAccount(first.baseUrl);
    const { body: key } = await person.api<{ key: string }>("POST", "/api/portal/api-keys", { name: "k" });
    // What is sent once more would be done twice: nginx does so with a POST only where nothing of it was sent.
    const call = { path: "/api/query", headers: { "x-api-key": key.key }, body: QUERY };
    const { load, ended, stop } = keepAliveLoad(proxy.origin, 16, call, { probe: "/healthz" });
    for (const [index, server] of servers.entries()) {
      const before = load.answered;
      expect(await server.stop("SIGTERM")).toBe(0);
      expect(load.answered).toBeGreaterThan(before);
      servers[index] = await start(server.port);
    }
    stop();
    expect(await ended).toEqual({ answered: expect.any(Number), lastOnes: expect.any(Number), failures: [] });
  } finally {
    await proxy.stop();
    for (const server of servers) await server.stop();
    await database.drop();
  }
});
