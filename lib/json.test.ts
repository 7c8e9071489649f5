import { describe, expect, it } from "vitest";
import { parseJson } from "./json";

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
