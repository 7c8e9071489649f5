import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestRuntime, type TestRuntime } from "../portal/testing/test-runtime";
import { getReadiness } from "../readiness";
import { readiness } from "./health-handlers";

let system: TestRuntime;
beforeAll(async () => {
  system = await openTestRuntime();
});
afterAll(() => system.close());

async function ask() {
  const { runtime } = system;
  const context = { runtime, requestId: "req_test", address: "192.0.2.1", params: {}, entry: { actors: {} } };
  const answer = await readiness(new Request("http://localhost:3000/readyz"), context);
  return { status: answer.status, retryAfter: answer.headers.get("retry-after"), body: await answer.json() };
}

const READY = { status: 200, retryAfter: null, body: { status: "ready" } };
const notReady = (status: string) => ({ status: 503, retryAfter: "5", body: { status } });

// The one session of the embedded database is everybody's, as on a disk that is nearly full.
it.skipIf(process.env.TEST_DATABASE_URL)("a database that takes no writes is not ready, until it does", async () => {
  expect(await ask()).toEqual(READY);
  await system.runtime.db.script("set default_transaction_read_only = on");
  expect(await ask()).toEqual(notReady("read-only"));
  await system.runtime.db.script("set default_transaction_read_only = off");
  expect(await ask()).toEqual(READY);
});

it("a process that is about to stop is not ready, however well it is", async () => {
  getReadiness(system.runtime).withdraw();
  expect(await ask()).toEqual(notReady("stopping"));
});
