import { describe, expect, it } from "vitest";
import { addDays, formatLength, isWithinDays, timesIn } from "./time";

const { formatDay, formatExact, formatRelative } = timesIn("UTC");
const NOW = new Date("2026-11-21T12:00:00Z");
const at = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe("relative times", () => {
  it.each([
    [0, "just now"],
    [-4000, "just now"],
    [-12_900, "12 s ago"],
    [-119_000, "1 min ago"],
    [-2 * HOUR - 59 * MINUTE, "2 h ago"],
    [-DAY, "1 day ago"],
    [-30 * DAY, "30 days ago"],
    [90_000, "in 2 min"],
    [3 * DAY - 2000, "in 3 days"],
    [12 * HOUR, "in 12 h"],
  ])("%i ms from now reads %s", (offset, text) => {
    expect(formatRelative(at(offset), NOW)).toBe(text);
  });

  it("gives the day of what is further away than a month", () => {
    expect(formatRelative(at(-31 * DAY), NOW)).toBe("21 Oct 2026");
    expect(formatRelative(at(90 * DAY), NOW)).toBe("19 Feb 2027");
  });
});

it("writes days as people read them", () => {
  expect(formatDay(NOW)).toBe("21 Nov 2026");
  expect(timesIn("Pacific/Kiritimati").formatDay(NOW)).toBe("22 Nov 2026");
  expect(formatExact(NOW)).toBe("21 Nov 2026, 12:00:00 UTC");
});

it("takes only what is still to come as within some days", () => {
  expect(isWithinDays(addDays(NOW, 7), 7, NOW)).toBe(true);
  expect(isWithinDays(at(7 * DAY + 1), 7, NOW)).toBe(false);
  expect(isWithinDays(at(-1), 7, NOW)).toBe(false);
});

it.each([
  [2_592_000, "30 days"],
  [3600, "1 h"],
  [5400, "1 h 30 min"],
  [86_401, "1 day 1 s"],
  [0, ""],
  [Number.NaN, ""],
])("writes %d seconds as %s", (seconds, text) => {
  expect(formatLength(seconds)).toBe(text);
});
