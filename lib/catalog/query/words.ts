import type { AggregateName, Comparison, FunctionName } from "../plan";

/** Functions of the query language by their words, in lower case. */
export const FUNCTION_WORDS: ReadonlyMap<string, FunctionName> = new Map<string, FunctionName>([
  ["lower", "lower"],
  ["upper", "upper"],
  ["trim", "trim"],
  ["length", "length"],
  ["contains", "contains"],
  ["startswith", "startsWith"],
  ["endswith", "endsWith"],
  ["indexof", "indexOf"],
  ["substring", "substring"],
  ["concat", "concat"],
  ["year", "year"],
  ["month", "month"],
  ["day", "day"],
  ["hour", "hour"],
  ["minute", "minute"],
  ["second", "second"],
  ["date", "date"],
  ["time", "time"],
  ["now", "now"],
  ["round", "round"],
  ["floor", "floor"],
  ["ceil", "ceiling"],
  ["ceiling", "ceiling"],
  ["abs", "abs"],
  ["coalesce", "coalesce"],
]);

/** Functions over the rows of a to-many relation. */
export const COLLECTION_WORDS = ["any", "all", "count"] as const;

export const AGGREGATE_WORDS: ReadonlyMap<string, AggregateName> = new Map<string, AggregateName>([
  ["count", "count"],
  ["sum", "sum"],
  ["avg", "avg"],
  ["min", "min"],
  ["max", "max"],
]);

export const COMPARISONS: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ["=", "eq"],
  ["==", "eq"],
  ["!=", "ne"],
  ["<>", "ne"],
  ["<", "lt"],
  ["<=", "le"],
  [">", "gt"],
  [">=", "ge"],
]);
