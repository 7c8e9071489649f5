import { expect, test } from "playwright/test";
import { newAccount } from "../fixtures/account";
import { databaseLine } from "../fixtures/database-line";
import { freshPostgres } from "../fixtures/fresh-postgres";
import { keepAliveLoad } from "../fixtures/keep-alive-load";
import { startServer } from "../fixtures/server-process";

test.describe.configure({ timeout: 120_000 });

const { TEST_DATABASE_URL } = process.env;

const QUERY = JSON.stringify({ query: "products(limit: 1) { id }" });

test("under load on kept connections a stop fails no request: who asks is told to go elsewhere first", async () => {
  for (let round = 0; round < 3; round++) {
    const server = await startServer({ DRAIN_SECONDS: "1" });
    const person = await newAccount(server.baseUrl);
    const { body: key } = await person.api<{ key: string }>("POST", "/api/portal/api-keys", { name: "k" });
    const { load, ended } = keepAliveLoad(server.baseUrl, 8, {
      path: "/api/query",
      headers: { "x-api-key": key.key },
      body: QUERY,
    });
    await expect.poll(() => load.answered).toBeGreaterThan(100);
    expect([await server.stop("SIGTERM"), await ended]).toEqual([
      0,
      { answered: expect.any(Number), lastOnes: 8, failures: [] },
    ]);
  }
});

test("while it drains, a process serves but is not ready; a second signal ends that", async () => {
  const server = await startServer({ DRAIN_SECONDS: "600" });
  const ask = async (path: string) => {
    const { status, headers } = await fetch(server.baseUrl + path);
    return { status, retryAfter: headers.get("retry-after") };
  };
  server.process.kill("SIGINT");
  await expect.poll(() => ask("/readyz")).toEqual({ status: 503, retryAfter: "5" });
  expect(await ask("/api/query")).toEqual({ status: 405, retryAfter: null });
  expect(await ask("/login")).toEqual({ status: 200, retryAfter: null });
  expect(await server.stop("SIGTERM")).toBe(0);
});

test("a stop ends by itself while the database is silent", async () => {
  test.skip(!TEST_DATABASE_URL, "needs a PostgreSQL: set TEST_DATABASE_URL");
  const database = await freshPostgres(TEST_DATABASE_URL ?? "");
  const line = await databaseLine(database.url);
  const server = await startServer({ DATABASE_URL: line.url, DRAIN_SECONDS: "1" });
  await newAccount(server.baseUrl);
  line.silence();
  expect(await server.stop("SIGTERM")).toBe(0);
  await line.close();
  await database.drop();
});
