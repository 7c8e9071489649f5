import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestRuntime, type TestRuntime } from "../portal/testing/test-runtime";
import { BELIEVED_MS, getCertainty, requireCertainty } from "./certainty";

let system: TestRuntime;
beforeAll(async () => {
  system = await openTestRuntime();
});
afterAll(() => system.close());

/** The certainty of a process that was held up for longer than what it remembers is believed. */
function heldUp() {
  const runtime = system.variant({});
  const certainty = getCertainty(runtime);
  certainty.confirm(performance.now() - BELIEVED_MS - 1);
  return { runtime, certainty };
}

it("a process that was held up reads what it missed, and then serves", async () => {
  const { runtime, certainty } = heldUp();
  let reads = 0;
  certainty.readBy(async () => {
    reads += 1;
    certainty.confirm(performance.now());
  });
  await Promise.all([requireCertainty(runtime), requireCertainty(runtime)]);
  await requireCertainty(runtime);
  expect(reads).toBe(1);
});

it("where that fails, nothing is served that cannot be checked", async () => {
  const { runtime, certainty } = heldUp();
  certainty.readBy(async () => undefined);
  await expect(requireCertainty(runtime)).rejects.toMatchObject({ code: "unavailable" });
});
