import type { Parameter } from "../../../db/client";
import type { Literal, Scalar } from "../plan";
import { type Binder, type BindType, type Sql, sql } from "./sql";

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
export function bindType(literal: Literal): BindType {
  if (literal.type === "integer" && typeof literal.value === "string") return "numeric";
  return TYPES[literal.type ?? "text"];
}

/** A literal as a parameter of its type. */
export const bindLiteral = (literal: Literal, binder: Binder): Sql =>
  binder.bind(literal.value as Parameter, bindType(literal));

const ELEMENTS: Partial<Record<Scalar, Sql>> = {
  text: sql`text`,
  decimal: sql`numeric`,
  integer: sql`integer`,
  timestamp: sql`timestamptz`,
};

/** Texts as one array of a type, bound as one JSON parameter: array parameters differ between the drivers. */
export const bindArray = (texts: readonly string[], element: Sql, binder: Binder): Sql =>
  sql`array(select e::${element} from json_array_elements_text(${binder.bind(JSON.stringify(texts), "json")}) as e)`;

/**
 * Literals of one kind as one array, so that the statement is the same for any number of them; `undefined` where the
 * type has no such form.
 */
export function bindList(literals: readonly Literal[], binder: Binder): Sql | undefined {
  const types = new Set(literals.map(({ type }) => type));
  const numbers = [...types].every((type) => type === "integer" || type === "decimal");
  const whole = literals.every((literal) => bindType(literal) === "integer");
  const [type] = types;
  const element = numbers ? (whole ? ELEMENTS.integer : ELEMENTS.decimal) : types.size === 1 && type && ELEMENTS[type];
  return element
    ? bindArray(
        literals.map(({ value }) => String(value)),
        element,
        binder,
      )
    : undefined;
}
