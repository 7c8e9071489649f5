import type { FunctionName, Scalar } from "./plan";

type Kind = readonly Scalar[];

/** What a function takes and gives. */
export interface Signature {
  readonly parameters: readonly Kind[];
  /** How many of them may be left out, from the end. */
  readonly optional?: number;
  /** Any number more of the last parameter. */
  readonly repeats?: boolean;
  /** `widest`: decimal where one argument is, else the type of the first. */
  readonly result: Scalar | "widest";
  /** Never null, whatever the arguments. */
  readonly present?: boolean;
  /** Null even when no argument is: division by zero. */
  readonly mayFail?: boolean;
}

const text: Kind = ["text"];
const integer: Kind = ["integer"];
const number: Kind = ["integer", "decimal"];
const day: Kind = ["timestamp", "date"];
const clock: Kind = ["timestamp", "time"];
const anything: Kind = ["integer", "decimal", "text", "boolean", "timestamp", "date", "time"];

/** Every function and operator over values, total over the names that the compiler knows. */
export const FUNCTIONS: Record<FunctionName, Signature> = {
  lower: { parameters: [text], result: "text" },
  upper: { parameters: [text], result: "text" },
  trim: { parameters: [text], result: "text" },
  length: { parameters: [text], result: "integer" },
  contains: { parameters: [text, text], result: "boolean" },
  startsWith: { parameters: [text, text], result: "boolean" },
  endsWith: { parameters: [text, text], result: "boolean" },
  indexOf: { parameters: [text, text], result: "integer" },
  substring: { parameters: [text, integer, integer], optional: 1, result: "text" },
  concat: { parameters: [text, text], repeats: true, result: "text" },
  like: { parameters: [text, text], result: "boolean" },
  ilike: { parameters: [text, text], result: "boolean" },
  year: { parameters: [day], result: "integer" },
  month: { parameters: [day], result: "integer" },
  day: { parameters: [day], result: "integer" },
  hour: { parameters: [clock], result: "integer" },
  minute: { parameters: [clock], result: "integer" },
  second: { parameters: [clock], result: "integer" },
  fractionalSeconds: { parameters: [clock], result: "decimal" },
  date: { parameters: [["timestamp"]], result: "date" },
  time: { parameters: [["timestamp"]], result: "time" },
  now: { parameters: [], result: "timestamp" },
  minTimestamp: { parameters: [], result: "timestamp" },
  maxTimestamp: { parameters: [], result: "timestamp" },
  offsetMinutes: { parameters: [["timestamp"]], result: "integer" },
  totalSeconds: { parameters: [["duration"]], result: "decimal" },
  round: { parameters: [number], result: "widest" },
  floor: { parameters: [number], result: "widest" },
  ceiling: { parameters: [number], result: "widest" },
  abs: { parameters: [number], result: "widest" },
  coalesce: { parameters: [anything, anything], repeats: true, result: "widest" },
  add: { parameters: [number, number], result: "widest" },
  subtract: { parameters: [number, number], result: "widest" },
  multiply: { parameters: [number, number], result: "widest" },
  divide: { parameters: [number, number], result: "widest", mayFail: true },
  divideExactly: { parameters: [number, number], result: "decimal", mayFail: true },
  modulo: { parameters: [number, number], result: "widest", mayFail: true },
  negate: { parameters: [number], result: "widest" },
};
