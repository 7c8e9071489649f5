import fc from "fast-check";
import { expect, it } from "vitest";
import { indentJson } from "./indent-json";

it("lays any JSON out as JSON.stringify would", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const value: unknown = JSON.parse(text);
      // What JavaScript itself writes is what it lays out: its numbers are spelt one way only.
      expect(indentJson(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
    }),
  );
});

it("keeps the spelling of numbers, and text that is no JSON", () => {
  expect(indentJson('{"price":8.90}')).toBe('{\n  "price": 8.90\n}');
  expect(indentJson("<h1>Bad Gateway</h1>")).toBe("<h1>Bad Gateway</h1>");
});
