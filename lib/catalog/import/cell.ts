import type { Field } from "../../entities/entity";
import { nearest } from "../nearest";
import { PlanProblem } from "../plan-problem";
import { type ColumnValue, fieldValue } from "../write/field-value";

/** What is done to a cell before it becomes a value. */
export type CellFormat = "" | "not" | "decimalComma" | "lower" | "upper" | "dmy" | "mdy";

const NAMES: ReadonlyMap<string, CellFormat> = new Map<string, CellFormat>([
  ["", ""],
  ["text", ""],
  ["not", "not"],
  ["inverted", "not"],
  ["invert", "not"],
  ["negate", "not"],
  ["negated", "not"],
  ["decimal-comma", "decimalComma"],
  ["lower", "lower"],
  ["upper", "upper"],
  ["dd.mm.yyyy", "dmy"],
  ["mm/dd/yyyy", "mdy"],
]);

/** Formats that a mapper may name for each type of field, for the mapper editor. */
export const FORMATS: Record<Field["type"], readonly string[]> = {
  boolean: ["not"],
  decimal: ["decimal-comma"],
  integer: ["decimal-comma"],
  text: ["lower", "upper"],
  timestamp: ["dd.mm.yyyy", "mm/dd/yyyy"],
  uid: [],
};

/** The format of that name. Throws `PlanProblem` for one that there is not, or that does not go with the field. */
export function cellFormat(field: Field, name: string): CellFormat {
  const format = NAMES.get(name.trim().toLowerCase());
  const names = FORMATS[field.type];
  if (format === undefined) throw new PlanProblem(`There is no format "${name.slice(0, 40)}".`, nearest(name, names));
  if (format !== "" && !names.some((one) => NAMES.get(one) === format)) {
    throw new PlanProblem(`The format "${name}" does not go with "${field.name}".`);
  }
  return format;
}

const TRUE = new Set(["true", "t", "yes", "y", "on", "1", "x"]);
const FALSE = new Set(["false", "f", "no", "n", "off", "0"]);

function boolean(text: string): boolean {
  const word = text.toLowerCase();
  if (TRUE.has(word)) return true;
  if (FALSE.has(word)) return false;
  throw new PlanProblem("must be true or false (or yes, no, 1, 0).");
}

// "1,234.50" and, with a decimal comma, "1.234,50": separators of thousands are taken out where they stand right. There
// are spaces of many widths among them, and an apostrophe; and a minus sign may be longer than a hyphen.
function number(given: string, format: CellFormat): string {
  const text = given.replace(/[\p{Zs}'’]/gu, " ").replace(/^\u2212/, "-");
  const comma = format === "decimalComma";
  const grouped = comma ? /^([+-]?\d{1,3}(?:[. ]\d{3})*)(,\d*)?$/ : /^([+-]?\d{1,3}(?:[, ]\d{3})*)(\.\d*)?$/;
  const match = grouped.exec(text);
  if (match) return `${(match[1] ?? "").replace(/[., ]/g, "")}${(match[2] ?? "").replace(",", ".")}`;
  return comma ? text.replace(",", ".") : text;
}

function dated(text: string, format: CellFormat): string {
  const match = /^(\d{1,2})[./](\d{1,2})[./](\d{4})(.*)$/.exec(text);
  if (!match || (format !== "dmy" && format !== "mdy")) return text;
  const [, first = "", second = "", year, rest] = match;
  const [month, day] = format === "dmy" ? [second, first] : [first, second];
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}${rest}`;
}

function ofText(field: Field, text: string, format: CellFormat): ColumnValue {
  const trimmed = text.trim();
  switch (field.type) {
    case "boolean":
      return boolean(trimmed) !== (format === "not");
    case "integer": {
      const plain = number(trimmed, format).replace(/\.0*$/, "");
      if (!/^[+-]?\d{1,15}$/.test(plain)) throw new PlanProblem("must be a whole number.");
      return fieldValue(field, Number(plain));
    }
    case "decimal":
      return fieldValue(field, number(trimmed, format));
    case "timestamp":
      return fieldValue(field, dated(trimmed, format));
    case "uid":
      return fieldValue(field, trimmed);
    case "text":
      return fieldValue(
        field,
        format === "lower" ? text.toLowerCase() : format === "upper" ? text.toUpperCase() : text,
      );
  }
}

/**
 * The value of a cell: text of a CSV file, or a JSON value. An empty cell is the column's default, else null where the
 * field may be, else nothing at all: `undefined` leaves a row's value as it is. Throws `PlanProblem`.
 */
export function cellValue(
  field: Field,
  cell: unknown,
  format: CellFormat,
  fallback: string | number | boolean | null,
): ColumnValue | undefined {
  const empty = cell === undefined || cell === null || (typeof cell === "string" && cell.trim() === "");
  const given = empty ? fallback : cell;
  if (given === null) {
    if (field.nullable && cell !== undefined) return null;
    return field.type === "text" && typeof cell === "string" && !field.required && !field.unique && !field.pattern
      ? ""
      : undefined;
  }
  if (typeof given === "string") return ofText(field, given, format);
  if (typeof given === "boolean" && format === "not") return fieldValue(field, !given);
  if (typeof given === "number" && field.type === "text") return fieldValue(field, String(given));
  if (typeof given === "number" && field.type === "boolean") return ofText(field, String(given), format);
  return fieldValue(field, given);
}
