import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { newAccount } from "../../e2e/fixtures/account";
import { freshPostgres } from "../../e2e/fixtures/fresh-postgres";
import { keepAliveLoad, type LoadCall } from "../../e2e/fixtures/keep-alive-load";
import { startProxy } from "../../e2e/fixtures/proxy-process";
import { freePort, startServer } from "../../e2e/fixtures/server-process";
import type { Fault, Seen } from "./fault";

const { TEST_DATABASE_URL } = process.env;
const STOPS = 20;
const RESTARTS = 4;

async function queryOf(origin: string): Promise<LoadCall> {
  const person = await newAccount(origin);
  const { body } = await person.api<{ key: string }>("POST", "/api/portal/api-keys", { name: "load" });
  return {
    path: "/api/query",
    headers: { "x-api-key": body.key },
    body: JSON.stringify({ query: "products(limit: 1) { id }" }),
  };
}

async function stopUnderLoad(): Promise<Seen> {
  let answered = 0;
  let clean = 0;
  const failures: string[] = [];
  for (let round = 0; round < STOPS; round++) {
    const server = await startServer({ DRAIN_SECONDS: "1" });
    const { load, ended } = keepAliveLoad(server.baseUrl, 16, await queryOf(server.baseUrl));
    while (load.answered < 200) await sleep(20);
    if ((await server.stop("SIGTERM")) === 0) clean += 1;
    failures.push(...(await ended).failures);
    answered += load.answered;
  }
  return {
    good: failures.length === 0 && clean === STOPS,
    seen: `${failures.length} failed of ${answered} requests${failures[0] ? `, such as ${failures[0]}` : ""}`,
    figures: `${clean} of ${STOPS} stops ended by themselves`,
  };
}

async function rollUnderLoad(): Promise<Seen> {
  const database = await freshPostgres(TEST_DATABASE_URL ?? "");
  const [first, second] = [await freePort(), await freePort()];
  const environment = { DATABASE_URL: database.url, DRAIN_SECONDS: "1", TRUSTED_PROXIES: "127.0.0.1" };
  const start = (port: number) => startServer(environment, { port });
  const servers = new Map([
    [first, await start(first)],
    [second, await start(second)],
  ]);
  const proxy = await startProxy("nginx", ...[...servers.values()].map(({ baseUrl }) => baseUrl));
  try {
    const call = await queryOf(servers.get(first)?.baseUrl ?? "");
    const running = keepAliveLoad(proxy.origin, 16, call);
    for (let restart = 0; restart < RESTARTS; restart++) {
      for (const [port, server] of servers) {
        await server.stop("SIGTERM");
        servers.set(port, await start(port));
        await sleep(500);
      }
    }
    running.stop();
    const { answered, failures } = await running.ended;
    return {
      good: failures.length === 0,
      seen: `${failures.length} failed of ${answered} requests${failures[0] ? `, such as ${failures[0]}` : ""}`,
      figures: `${RESTARTS * servers.size} restarts`,
    };
  } finally {
    await proxy.stop();
    for (const server of servers.values()) await server.stop();
    await database.drop();
  }
}

/** A version takes another one's place. */
export const deployFaults: readonly Fault[] = [
  {
    name: "SIGTERM under load on kept connections, without retries",
    wanted: "no request fails",
    missing: null,
    run: stopUnderLoad,
  },
  {
    name: "two instances behind nginx, restarted in turn under load",
    wanted: "no request fails",
    missing: TEST_DATABASE_URL && existsSync("/usr/sbin/nginx") ? null : "needs nginx and TEST_DATABASE_URL",
    run: rollUnderLoad,
  },
];
