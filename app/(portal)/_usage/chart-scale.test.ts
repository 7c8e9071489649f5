import { expect, it } from "vitest";
import { toLabelled, toLines, toPoints } from "./chart-scale";

it.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [9, [0, 5, 10]],
  [240, [0, 100, 200, 300]],
  [12_345, [0, 5000, 10_000, 15_000]],
])("lines of a chart whose highest figure is %i are round and reach it", (highest, lines) => {
  expect(toLines(highest)).toEqual(lines);
});

it("a label stands where it begins to differ, and not more often than there is room", () => {
  expect(toLabelled(["Mon", "Mon", "Tue", "Tue", "Wed"])).toEqual([0, 2, 4]);
  expect(toLabelled(Array.from({ length: 30 }, (_, day) => String(day)))).toEqual([0, 5, 10, 15, 20, 25]);
});

it("a line touches the top with the highest figure and the ground with none", () => {
  expect(toPoints([0, 10, 5], 10)).toBe("0,1000.0 500,0.0 1000,500.0");
  expect(toPoints([4], 4)).toBe("0,0.0");
});
