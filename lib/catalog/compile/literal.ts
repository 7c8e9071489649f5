import type { Parameter } from "../../../db/client";
import type { Literal, Scalar } from "../plan";
import type { Binder, BindType, Sql } from "./sql";

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

const LISTS: Partial<Record<Scalar, BindType>> = {
  text: "text[]",
  decimal: "numeric[]",
  integer: "integer[]",
  timestamp: "timestamptz[]",
};

/**
 * Literals of one kind as one array parameter, so that the statement is the same for any number of them; `undefined`
 * where the type has no such form.
 */
export function bindList(literals: readonly Literal[], binder: Binder): Sql | undefined {
  const types = new Set(literals.map((literal) => literal.type));
  if ([...types].every((type) => type === "integer" || type === "decimal") && literals.length > 0) {
    const plain = literals.every((literal) => bindType(literal) === "integer");
    return binder.bind(
      literals.map((literal) => String(literal.value)),
      plain ? "integer[]" : "numeric[]",
    );
  }
  const [type] = types;
  const list = types.size === 1 && type ? LISTS[type] : undefined;
  return (
    list &&
    binder.bind(
      literals.map((literal) => String(literal.value)),
      list,
    )
  );
}
