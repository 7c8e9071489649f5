import type { Comparison, FunctionName } from "../plan";

/** Canonical functions (OData 4.01 part 2, 5.1.1) that this service answers, in lower case. */
export const FUNCTIONS: ReadonlyMap<string, FunctionName> = new Map<string, FunctionName>([
  ["concat", "concat"],
  ["contains", "contains"],
  ["endswith", "endsWith"],
  ["indexof", "indexOf"],
  ["length", "length"],
  ["startswith", "startsWith"],
  ["substring", "substring"],
  ["tolower", "lower"],
  ["toupper", "upper"],
  ["trim", "trim"],
  ["date", "date"],
  ["day", "day"],
  ["fractionalseconds", "fractionalSeconds"],
  ["hour", "hour"],
  ["maxdatetime", "maxTimestamp"],
  ["mindatetime", "minTimestamp"],
  ["minute", "minute"],
  ["month", "month"],
  ["now", "now"],
  ["second", "second"],
  ["time", "time"],
  ["totaloffsetminutes", "offsetMinutes"],
  ["totalseconds", "totalSeconds"],
  ["year", "year"],
  ["ceiling", "ceiling"],
  ["floor", "floor"],
  ["round", "round"],
]);

/** Those of the standard that it does not. */
export const FUNCTIONS_NOT_OFFERED: ReadonlySet<string> = new Set([
  "matchespattern",
  "hassubset",
  "hassubsequence",
  "cast",
  "isof",
  "case",
  "geo.distance",
  "geo.intersects",
  "geo.length",
]);

export const COMPARISONS: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ["eq", "eq"],
  ["ne", "ne"],
  ["gt", "gt"],
  ["ge", "ge"],
  ["lt", "lt"],
  ["le", "le"],
]);

/** How tightly a binary operator holds (part 2, 5.1.1.17). */
export const BINDING: ReadonlyMap<string, number> = new Map([
  ["or", 1],
  ["and", 2],
  ["eq", 3],
  ["ne", 3],
  ["gt", 4],
  ["ge", 4],
  ["lt", 4],
  ["le", 4],
  ["has", 4],
  ["in", 4],
  ["add", 5],
  ["sub", 5],
  ["mul", 6],
  ["div", 6],
  ["divby", 6],
  ["mod", 6],
]);

export const ARITHMETIC: ReadonlyMap<string, "multiply" | "divide" | "divideExactly" | "modulo"> = new Map([
  ["mul", "multiply"],
  ["div", "divide"],
  ["divby", "divideExactly"],
  ["mod", "modulo"],
] as const);
