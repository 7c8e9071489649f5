import { keyField, ownField } from "../entities/catalog";
import type { Entity, Field } from "../entities/entity";
import { compare, fieldExpression } from "./build";
import type { RowName } from "./compile/write";
import { literalAs, numberLiteral, textLiteral } from "./literals";
import type { Expression, Row } from "./plan";
import { fieldValue } from "./write/field-value";

/** The literal of a value that names a row. Throws `PlanProblem` for a value that its field cannot hold. */
export function rowName(field: Field, given: string | number): RowName {
  const value = fieldValue({ ...field, required: true }, given);
  const literal = typeof value === "number" ? numberLiteral(String(value)) : textLiteral(String(value));
  return { field, value: field.type === "timestamp" ? literalAs(literal, "timestamp") : literal };
}

/**
 * The row that a path segment names: its number, or its uid of 32 hexadecimal digits (CONTRACT §3.4). `undefined` for
 * what is neither, or names no row that there could be.
 */
export function toRowName(entity: Entity, text: string): RowName | undefined {
  if (/^[0-9a-f]{32}$/i.test(text)) return rowName(ownField(entity, "uid"), text);
  const key = keyField(entity);
  if (!/^\d{1,10}$/.test(text) || Number(text) < 1 || Number(text) > (key.maximum ?? 0)) return undefined;
  return rowName(key, Number(text));
}

/** The condition that a row is the one named. */
export const isRow = (row: Row, { field, value }: RowName): Expression =>
  compare("eq", fieldExpression({ row, steps: [] }, { ...field, filterable: true }), value);
