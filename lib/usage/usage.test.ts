import { expect, test } from "vitest";
import { openTestRuntime } from "../portal/testing/test-runtime";
import { getUsageCounter } from "./usage";

async function openCounter() {
  const { runtime, close } = await openTestRuntime();
  const usage = getUsageCounter(runtime);
  const call = (requestId: string) =>
    usage.record({
      requestId,
      operation: "query",
      method: "POST",
      path: "/api/query",
      status: 200,
      milliseconds: 2,
      address: "192.0.2.1",
      actors: { userId: "usr_counted", credentialId: "key_counted" },
      failure: null,
    });
  const written = async () => {
    const [counted] = await runtime.db.once<{ calls: string }>("select sum(calls)::text as calls from usage_hourly");
    const kept = await runtime.db.once("select id from requests order by at, id");
    return { calls: counted?.calls ?? null, kept };
  };
  return { runtime, close, usage, call, written };
}

test("what cannot be written is kept, and written once when it can be", async () => {
  const { runtime, close, usage, call, written } = await openCounter();
  call("req_1");
  await runtime.db.script("alter table usage_hourly rename to away; alter table requests rename to gone");
  await usage.flush();
  call("req_2");
  await usage.flush();
  await runtime.db.script("alter table away rename to usage_hourly; alter table gone rename to requests");
  await usage.flush();
  await usage.flush();
  expect(await written()).toEqual({ calls: "2", kept: [{ id: "req_1" }, { id: "req_2" }] });
  await close();
});

test("whoever looks at what was counted waits for what is being written", async () => {
  const { runtime, close, usage, call, written } = await openCounter();
  const done: string[] = [];
  call("req_1");
  const first = usage.flush().then(() => done.push("the writing that was under way"));
  // By now its counts are written, and its requests are about to be.
  await runtime.db.once("select 1");
  await usage.flush();
  expect(done).toEqual(["the writing that was under way"]);
  expect(await written()).toEqual({ calls: "1", kept: [{ id: "req_1" }] });
  await first;
  await close();
});
