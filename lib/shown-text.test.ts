import { expect, it } from "vitest";
import { shownText } from "./shown-text";

it.each([
  ["Cafe\u0301", "Caf\u00e9"],
  ["Good\u202Eelgoog", "Goodelgoog"],
  ["\u2066Admin\u2069", "Admin"],
  ["Goo\u200bgle", "Google"],
  ["Goo\u200dgle", "Google"],
  ["\ufeffName\u200f ", "Name"],
  ["Pay\u00adPal", "PayPal"],
  ["\u3164\uffa0\u2800\u115f\u034f", ""],
  ["one\u2028line", "oneline"],
  ["می\u200cخواهم", "می\u200cخواهم"],
  ["क्\u200dष", "क्\u200dष"],
  ["👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"],
  ["👩🏽\u200d🚀", "👩🏽\u200d🚀"],
])("%j is shown as %j", (text, shown) => {
  expect(shownText(text)).toBe(shown);
});
