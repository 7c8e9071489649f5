import { expect, test } from "vitest";
import { RecurringTexts } from "./recurring-texts";

test("a statement is worth preparing when it comes again", () => {
  const texts = new RecurringTexts();
  expect([texts.has("a"), texts.has("b"), texts.has("a"), texts.has("a"), texts.has("b")]).toEqual([
    false,
    false,
    true,
    true,
    true,
  ]);
});

test("statements without number do not pile up, each of them twice or once", () => {
  const texts = new RecurringTexts();
  texts.has("known");
  expect(texts.has("known")).toBe(true);
  const prepared = Array.from({ length: 5000 }, (_, index) => [texts.has(`t${index}`), texts.has(`t${index}`)]);
  expect(prepared.flat().filter(Boolean)).toHaveLength(299);
  expect(texts.has("known")).toBe(true);
});
