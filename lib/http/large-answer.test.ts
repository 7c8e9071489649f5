import { afterEach, expect, it, vi } from "vitest";
import { type Caller, NO_BOUNDS } from "../access/caller";
import type { Runtime } from "../runtime";
import { bounded } from "./large-answer";

afterEach(() => vi.useRealTimers());

const caller = (subject: string): Caller => ({
  credential: null,
  actors: {},
  user: null,
  clientId: null,
  subject,
  scopes: [],
  bounds: NO_BOUNDS,
  address: "192.0.2.1",
  session: null,
});

const large = (bytes: number) =>
  new Response("x".repeat(bytes), { headers: { "content-length": String(bytes), "content-type": "text/plain" } });

const runtime = () => ({}) as Runtime;

it("a small answer is sent as it is, a large one whole and with its headers", async () => {
  const small = new Response("hello");
  expect(await bounded(runtime(), caller("a"), small)).toBe(small);
  const answer = await bounded(runtime(), caller("a"), large(1_500_000));
  expect(answer.headers.get("content-type")).toBe("text/plain");
  expect((await answer.text()).length).toBe(1_500_000);
});

it("large answers that nobody reads are bounded for each caller and for all, and what was read or given up makes room", async () => {
  const one = runtime();
  const ask = (who: string, bytes = 45_000_000) => bounded(one, caller(who), large(bytes));
  const [first, second] = [await ask("a"), await ask("a")];
  await expect(ask("a")).rejects.toMatchObject({ code: "tooManyRequests" });
  await ask("b");
  await ask("b");
  await ask("c");
  await ask("c");
  await expect(ask("d")).rejects.toMatchObject({ code: "serviceUnavailable" });
  await first?.text();
  await second?.body?.cancel();
  await ask("a");
  await ask("d");
});

it("an answer that its receiver does not take in time is given up", async () => {
  vi.useFakeTimers();
  const one = runtime();
  const answer = await bounded(one, caller("a"), large(90_000_000), { milliseconds: 1000, leastBytesPerSecond: 1e6 });
  const reader = answer.body?.getReader();
  expect((await reader?.read())?.value?.byteLength).toBe(65_536);
  vi.advanceTimersByTime(90_000);
  expect((await reader?.read())?.value?.byteLength).toBe(65_536);
  vi.advanceTimersByTime(1001);
  await expect(reader?.read()).rejects.toThrow("too slow");
  await bounded(one, caller("a"), large(90_000_000));
});
