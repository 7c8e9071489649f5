import { Readable } from "node:stream";
import { expect, it } from "vitest";
import { beginningOfAnswer } from "./beginning-of-answer";

it("of an answer without end a kilobyte is read, and kept as text", async () => {
  async function* endless() {
    yield Buffer.from("\0bell\u0007");
    for (;;) yield Buffer.from("x".repeat(400));
  }
  const answer = Readable.from(endless());
  const text = await beginningOfAnswer(answer);
  expect([text.length, answer.destroyed]).toEqual([1024, true]);
  expect(text).toMatch(/^\ufffdbell\ufffdx+$/);
  expect(await beginningOfAnswer(Readable.from([Buffer.from("moved")]))).toBe("moved");
});
