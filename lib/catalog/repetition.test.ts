import { describe, expect, test } from "vitest";
import { comparisonsOfPattern, comparisonsOfText } from "./repetition";

describe("a character of a text is compared", () => {
  test("about once with a sought text whose end comes nowhere else in it", () => {
    expect(comparisonsOfText("wireless keyboard")).toBeLessThan(3);
    expect(comparisonsOfText("")).toBe(1);
  });

  test("as often as the sought text is long where that repeats its end", () => {
    expect(comparisonsOfText(`b${"a".repeat(5000)}`)).toBe(5002);
    expect(comparisonsOfText(`b${"aA".repeat(2500)}`)).toBe(5002);
    expect(comparisonsOfText(`c${"ab".repeat(2500)}`)).toBe(2501.5);
  });

  test("once for each text between the % of a pattern, or as often as that repeats its beginning", () => {
    expect(comparisonsOfPattern("%wireless%keyboard%")).toBeLessThan(7);
    expect(comparisonsOfPattern(`%${"a".repeat(500)}b%${"a".repeat(300)}b%`)).toBe(805);
    // `_` matches whatever stands there, so that a match may begin at every place.
    expect(comparisonsOfPattern(`%a${"_".repeat(8)}b%`)).toBe(12);
  });
});
