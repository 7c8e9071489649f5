import fc from "fast-check";
import { expect, test } from "vitest";
import { JsonError, nameGivenTwice, parseJson } from "./json";

/** UTF-16 units of any kind, halves of characters among them. */
const anyText = fc.array(fc.nat(0xffff), { maxLength: 40 }).map((units) => String.fromCharCode(...units));

test("JSON is read as JavaScript reads it, and whatever is none, or holds half a character, is refused in words", () => {
  const texts = fc.oneof(
    fc.json(),
    anyText,
    fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom("", ",", '"', "}", "]", "\\", "\u0000", "\\ud800", "1e999"))
      .map(([text, at, piece]) => text.slice(0, at % (text.length + 1)) + piece + text.slice(at % (text.length + 1))),
  );
  fc.assert(
    fc.property(texts, (text) => {
      try {
        expect(parseJson(text)).toEqual(JSON.parse(text));
      } catch (error) {
        expect(error).toBeInstanceOf(JsonError);
      }
    }),
    { numRuns: 500 },
  );
});

test("a name that an object has twice is found, and none that stands in what it holds", () => {
  const name = fc.string({ unit: "grapheme", maxLength: 8 });
  const object = fc.dictionary(name, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 6 });
  fc.assert(
    fc.property(object, fc.nat(), (value, which) => {
      const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${JSON.stringify(member)}`);
      expect(nameGivenTwice(`{${members.join(",")}}`)).toBeUndefined();
      const [again] = Object.keys(value).slice(which % Math.max(1, members.length));
      if (again !== undefined)
        expect(nameGivenTwice(`{${[...members, `${JSON.stringify(again)}:1`].join(",")}}`)).toBe(again);
    }),
  );
});
