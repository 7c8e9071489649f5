import type { FunctionName } from "../plan";
import { join, type Sql, sql } from "./sql";

type Writer = (...args: readonly Sql[]) => Sql;

const none = sql``;
const one =
  (write: (a: Sql) => Sql): Writer =>
  (a = none) =>
    write(a);
const two =
  (write: (a: Sql, b: Sql) => Sql): Writer =>
  (a = none, b = none) =>
    write(a, b);

const utc = (moment: Sql) => sql`(${moment} at time zone 'UTC')`;

// A date or time of day has no zone; a moment is read in UTC.
const part = (name: Sql): Writer => one((a) => sql`extract(${name} from ${a})::integer`);

/** How each function is written in SQL. Numbers go through numeric, so that no sum of integers overflows. */
export const WRITERS: Record<FunctionName, Writer> = {
  lower: one((a) => sql`lower(${a})`),
  upper: one((a) => sql`upper(${a})`),
  trim: one((a) => sql`btrim(${a}, E' \\t\\r\\n')`),
  length: one((a) => sql`length(${a})`),
  contains: two((a, b) => sql`(strpos(${a}, ${b}) > 0)`),
  startsWith: two((a, b) => sql`starts_with(${a}, ${b})`),
  endsWith: two((a, b) => sql`(right(${a}, length(${b})) = ${b})`),
  indexOf: two((a, b) => sql`(strpos(${a}, ${b}) - 1)`),
  substring: (a = none, from = none, count) => {
    // Positions count from 0, and one before the start is the start: SQL would count the missing ones into the length.
    const start = sql`greatest(least(${from}, 1000000000), 0)::integer + 1`;
    return count ? sql`substr(${a}, ${start}, greatest(${count}, 0)::integer)` : sql`substr(${a}, ${start})`;
  },
  concat: (...all) => sql`(${join(all, sql` || `)})`,
  like: two((a, b) => sql`(${a} like ${b})`),
  ilike: two((a, b) => sql`(${a} ilike ${b})`),
  year: part(sql`year`),
  month: part(sql`month`),
  day: part(sql`day`),
  hour: part(sql`hour`),
  minute: part(sql`minute`),
  second: one((a) => sql`floor(extract(second from ${a}))::integer`),
  fractionalSeconds: one((a) => sql`(extract(second from ${a}) % 1)`),
  date: one((a) => sql`${a}::date`),
  time: one((a) => sql`${a}::time`),
  now: () => sql`now()`,
  minTimestamp: () => sql`timestamptz '0001-01-01T00:00:00Z'`,
  maxTimestamp: () => sql`timestamptz '9999-12-31T23:59:59.999Z'`,
  offsetMinutes: one((a) => sql`(${a} is null)::integer * 0`),
  totalSeconds: one((a) => sql`extract(epoch from ${a})`),
  round: one((a) => sql`round(${a}::numeric)`),
  floor: one((a) => sql`floor(${a}::numeric)`),
  ceiling: one((a) => sql`ceiling(${a}::numeric)`),
  abs: one((a) => sql`abs(${a}::numeric)`),
  coalesce: (...all) => sql`coalesce(${join(all, sql`, `)})`,
  add: two((a, b) => sql`(${a} + ${b})`),
  subtract: two((a, b) => sql`(${a} - ${b})`),
  multiply: two((a, b) => sql`(${a} * ${b})`),
  divide: two((a, b) => sql`(${a} / nullif(${b}, 0))`),
  divideExactly: two((a, b) => sql`(${a} / nullif(${b}, 0))`),
  modulo: two((a, b) => sql`(${a} % nullif(${b}, 0))`),
  negate: one((a) => sql`(- ${a})`),
};

/** A moment as a local one of UTC, which is what parts of dates and times are taken from. */
export const atUtc = utc;
