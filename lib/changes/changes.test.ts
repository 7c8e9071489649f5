import { expect, test } from "vitest";
import { newsIn } from "./changes";

const at = (n: number, server = "a") => `2026-01-01 00:00:0${n}+00 ${server}`;
const later = (...numbers: number[]) => JSON.stringify(numbers.map((n) => ({ n, at: at(n), tags: [`user:${n}`] })));

test.each([
  ["nothing new", { head: "5", headAt: at(5), seenAt: at(5), later: "[]" }, [], { n: 5, at: at(5) }],
  [
    "two changes",
    { head: "7", headAt: at(7), seenAt: at(5), later: later(6, 7) },
    ["user:6", "user:7"],
    { n: 7, at: at(7) },
  ],
  [
    "more than one read takes",
    { head: "9", headAt: at(9), seenAt: at(5), later: later(6, 7) },
    ["user:6", "user:7"],
    { n: 7, at: at(7) },
  ],
  [
    "some are missing between",
    { head: "8", headAt: at(8), seenAt: at(5), later: later(8) },
    "everything",
    { n: 8, at: at(8) },
  ],
  ["the head went back", { head: "3", headAt: at(3), seenAt: null, later: "[]" }, "everything", { n: 3, at: at(3) }],
  [
    "the head went back and came past again",
    { head: "6", headAt: at(6, "b"), seenAt: at(5, "b"), later: later(6) },
    "everything",
    { n: 6, at: at(6, "b") },
  ],
  [
    "another change has the number of the last one seen",
    { head: "5", headAt: at(5, "b"), seenAt: at(5, "b"), later: "[]" },
    "everything",
    { n: 5, at: at(5, "b") },
  ],
] as const)("%s", (_, row, news, seen) => {
  expect(newsIn(row, { n: 5, at: at(5) })).toEqual({ news, seen });
});

test("the first change of a log that had none is heard", () => {
  const row = { head: "1", headAt: at(1), seenAt: null, later: later(1) };
  expect(newsIn(row, { n: 0, at: null })).toEqual({ news: ["user:1"], seen: { n: 1, at: at(1) } });
});
