import type { Field, FieldType } from "../../entities/entity";
import type { BindType } from "../compile/sql";
import { checkText, momentText } from "../literals";
import { PlanProblem } from "../plan-problem";

/** A value as a column takes it. */
export type ColumnValue = string | number | boolean | null;

const COLUMN_TYPES: Record<FieldType, BindType> = {
  integer: "integer",
  decimal: "numeric",
  text: "text",
  boolean: "boolean",
  timestamp: "timestamptz",
  uid: "text",
};

export const columnType = (field: Field): BindType => COLUMN_TYPES[field.type];

function inRange({ minimum, maximum }: Field, value: number): void {
  if (minimum !== null && value < minimum) throw new PlanProblem(`must be at least ${minimum}.`);
  if (maximum !== null && value > maximum) throw new PlanProblem(`can be at most ${maximum}.`);
}

function integer(field: Field, value: unknown): number {
  if (typeof value !== "number" || !Number.isInteger(value)) throw new PlanProblem("must be a whole number.");
  inRange(field, value);
  return value;
}

function decimal(field: Field, value: unknown): string {
  const text = typeof value === "number" || typeof value === "string" ? String(value) : "";
  const match = /^[+-]?(\d{1,40})(?:\.(\d{0,40}))?$/.exec(text);
  if (!match) throw new PlanProblem("must be a number.");
  const { precision, scale } = field;
  const whole = (match[1] ?? "").replace(/^0+/, "");
  const fraction = (match[2] ?? "").replace(/0+$/, "");
  if (scale !== null && fraction.length > scale) {
    throw new PlanProblem(`can have at most ${scale} digits after the point.`);
  }
  if (precision !== null && whole.length > precision - (scale ?? 0)) {
    throw new PlanProblem(`can have at most ${precision - (scale ?? 0)} digits before the point.`);
  }
  inRange(field, Number(text));
  return text.replace(/\.$/, "");
}

function text(field: Field, given: unknown): string {
  if (typeof given !== "string") throw new PlanProblem("must be a text.");
  // One form of Unicode for all that is stored: what looks alike is found and compared as alike.
  const value = given.normalize("NFC");
  checkText(value, "It");
  if (value.trim() === "" && (field.required || field.unique)) throw new PlanProblem("must not be empty.");
  if (field.maxLength !== null && value.length > field.maxLength) {
    throw new PlanProblem(`can have at most ${field.maxLength} characters.`);
  }
  if (field.pattern && !field.pattern.expression.test(value)) throw new PlanProblem(`must be ${field.pattern.words}.`);
  return value;
}

function uid(value: unknown): string {
  const hex = typeof value === "string" ? value.replaceAll("-", "").toLowerCase() : "";
  if (!/^[0-9a-f]{32}$/.test(hex)) throw new PlanProblem("must be 32 hexadecimal digits.");
  return hex;
}

function moment(value: unknown): string {
  const read = typeof value === "string" ? momentText(value) : undefined;
  if (read === undefined) throw new PlanProblem("must be a moment such as 2026-01-31T12:00:00Z.");
  return read;
}

const READERS: Record<FieldType, (field: Field, value: unknown) => ColumnValue> = {
  integer,
  decimal,
  text,
  boolean: (_, value) => {
    if (typeof value !== "boolean") throw new PlanProblem("must be true or false.");
    return value;
  },
  timestamp: (_, value) => moment(value),
  uid: (_, value) => uid(value),
};

/** A JSON value as the field's column takes it. Throws `PlanProblem` saying what it must be instead. */
export function fieldValue(field: Field, value: unknown): ColumnValue {
  if (value === null) {
    if (!field.nullable) throw new PlanProblem("must not be null.");
    return null;
  }
  return READERS[field.type](field, value);
}
