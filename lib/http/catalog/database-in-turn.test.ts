import { afterAll, beforeAll, expect, it } from "vitest";
import { authenticate } from "../../access/authenticate";
import { credentialEndpoints } from "../../portal/credentials/credential-endpoints";
import { openTestRuntime, type TestRuntime } from "../../portal/testing/test-runtime";
import { databaseInTurn } from "./database-in-turn";

const { create: createApiKey } = credentialEndpoints("api-key").useCases;

let system: TestRuntime;
beforeAll(async () => {
  system = await openTestRuntime();
});
afterAll(() => system.close());

async function newCaller() {
  const { run } = await system.person();
  const { key } = await run(createApiKey, { body: { name: "searches" } });
  const request = new Request("http://localhost:3000/api/query", { headers: { "x-api-key": key } });
  const caller = await authenticate(request, { runtime: system.runtime, requestId: "req_test", address: "192.0.2.1" });
  if (!caller) throw new Error("no caller");
  return caller;
}

it("a credential that asks for far more than runs at once is told to send less, and nobody else is", async () => {
  const [heavy, other] = [await newCaller(), await newCaller()];
  const ask = (caller: typeof heavy) => databaseInTurn(system.runtime, caller).bounded("select pg_sleep(0.001)");
  const asked = Array.from({ length: 150 }, () => ask(heavy));
  const elses = ask(other);
  const outcomes = await Promise.allSettled(asked);
  expect(await elses).toHaveLength(1);
  const refused = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(["tooManyRequests"]));
  expect(refused[0]).toMatchObject({ message: expect.stringContaining("Send fewer at a time") });
  const most = system.runtime.db.driver === "postgres" ? 106 : 102;
  expect(outcomes.length - refused.length).toBe(most);
});
