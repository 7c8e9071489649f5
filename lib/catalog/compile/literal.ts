import type { Parameter } from "../../../db/client";
import type { Literal, Scalar } from "../plan";
import type { ArrayType, Binder, BindType, Sql } from "./sql";

const TYPES: Record<Scalar, BindType> = {
  integer: "integer",
  decimal: "numeric",
  text: "text",
  boolean: "boolean",
  timestamp: "timestamptz",
  date: "date",
  time: "time",
  duration: "interval",
};

/** The SQL type that a literal goes as. Whole numbers beyond 32 bits are numeric, so that no comparison overflows. */
function bindType(literal: Literal): BindType {
  if (literal.type === "integer" && typeof literal.value === "string") return "numeric";
  return TYPES[literal.type ?? "text"];
}

/** A literal as a parameter of its type. */
export const bindLiteral = (literal: Literal, binder: Binder): Sql =>
  binder.bind(literal.value as Parameter, bindType(literal));

const ARRAYS: Partial<Record<Scalar, ArrayType>> = {
  text: "text[]",
  decimal: "numeric[]",
  integer: "integer[]",
  timestamp: "timestamptz[]",
};

const element = (text: string) => `"${text.replace(/["\\]/g, "\\$&")}"`;

/**
 * Texts as one array of a type, bound as one parameter: in PostgreSQL's own notation, because array parameters differ
 * between the drivers, and as a value, not a subselect: only what is known when it plans does the database look up in a
 * hash table, where it would compare each row with each of a thousand values.
 */
export const bindArray = (texts: readonly string[], type: ArrayType, binder: Binder): Sql =>
  binder.bind(`{${texts.map(element).join(",")}}`, type);

/**
 * Literals of one kind as one array, so that the statement is the same for any number of them; `undefined` where the
 * type has no such form.
 */
export function bindList(literals: readonly Literal[], binder: Binder): Sql | undefined {
  const types = new Set(literals.map(({ type }) => type));
  const numbers = [...types].every((type) => type === "integer" || type === "decimal");
  const whole = literals.every((literal) => bindType(literal) === "integer");
  const [type] = types;
  const array = numbers ? (whole ? ARRAYS.integer : ARRAYS.decimal) : types.size === 1 && type && ARRAYS[type];
  return array
    ? bindArray(
        literals.map(({ value }) => String(value)),
        array,
        binder,
      )
    : undefined;
}
