import fc from "fast-check";
import { expect, it } from "vitest";
import { highlight, type Language } from "./highlight";

const LANGUAGES: Language[] = ["shell", "json", "http", "typescript", "php", "python", "query", "text"];

it("never changes the code: the pieces joined are the text", () => {
  fc.assert(
    fc.property(fc.constantFrom(...LANGUAGES), fc.string({ maxLength: 200 }), (language, code) => {
      const joined = highlight(code, language)
        .map(({ text }) => text)
        .join("");
      expect(joined).toBe(code);
    }),
  );
});

it("tells names, strings and numbers of JSON apart", () => {
  expect(highlight('{"id": 12, "name": "Tea"}', "json").filter(({ kind }) => kind !== "plain")).toEqual([
    { text: '"id"', kind: "keyword" },
    { text: "12", kind: "number" },
    { text: '"name"', kind: "keyword" },
    { text: '"Tea"', kind: "string" },
  ]);
});

it("takes the options of a command for keywords, and no dash inside a word", () => {
  const kinds = highlight('curl a-b -H "X-API-Key: k"', "shell").filter(({ kind }) => kind !== "plain");
  expect(kinds).toEqual([
    { text: "-H", kind: "keyword" },
    { text: '"X-API-Key: k"', kind: "string" },
  ]);
});
