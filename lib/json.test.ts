import { describe, expect, it } from "vitest";
import { nameGivenTwice, parseJson } from "./json";

describe("malformed JSON", () => {
  it.each([
    ['{\n  "name": "Sam",\n}', "line 3, column 1"],
    ['{"a": 1, "b" 2}', "line 1, column 14"],
    ['{"a":,}', "line 1, column 6"],
    ["[1, 2,]", "line 1, column 7"],
    ["{'a': 1}", "line 1, column 2"],
    ['{"a": tru}', "line 1, column 10"],
    ['{"a": 1} x', "line 1, column 10"],
    ['{"a": "b', "line 1, column 9"],
    ['{"a": "b\n"}', "line 1, column 9"],
  ])("%j breaks at %s", (text, place) => {
    expect(() => parseJson(text)).toThrow(place);
  });
});

it("half a character is refused wherever it stands, and a whole one is not", () => {
  for (const text of ['"\\ud800"', '{"\\uDFFF":1}', '["a\\udc00\\ud800"]', '"\\ud83d\\\\ude00"', '"\\ud83dx"']) {
    expect(() => parseJson(text), text).toThrow("half a character");
  }
  expect(parseJson('["\\ud83d\\ude00", "\\\\ud800", "\\u0041", "\\\\\\\\ud800"]')).toEqual([
    "😀",
    "\\ud800",
    "A",
    "\\\\ud800",
  ]);
});

it("what nobody could walk is refused, and brackets within texts are none", () => {
  const deep = (levels: number) => `${"[".repeat(levels)}"]["${"]".repeat(levels)}`;
  expect(() => parseJson(deep(501))).toThrow("more than 500 deep");
  expect(parseJson(deep(500))).toBeInstanceOf(Array);
  expect(parseJson(JSON.stringify(["[".repeat(1000), '\\"['.repeat(1000)]))).toHaveLength(2);
});

describe("a name given twice", () => {
  it.each([
    ['{"a":1,"b":2,"a":3}', "a"],
    ['{"a":1, "\\u0061" : 2}', "a"],
    ['{"__proto__":1,"__proto__":2}', "__proto__"],
    ['{"a":{"b":1,"b":2}, "c":[{"d":1},{"d":2}]}', undefined],
    ['{"a":"a","b":"b:","c":"{","d":"\\":","e":"a"}', undefined],
    [`{"a":"${"x".repeat(200_000)}","b":1}`, undefined],
    ["[]", undefined],
  ])("is found in the object itself: %.40s", (text, name) => {
    expect(nameGivenTwice(text)).toBe(name);
  });
});
