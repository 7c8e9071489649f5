import type { ErrorDetail } from "../../api-error";
import type { Field } from "../../entities/entity";
import { PlanProblem } from "../plan-problem";
import type { ColumnValue } from "../write/field-value";
import { cellValue } from "./cell";
import { type BoundColumn, getMember } from "./mapping";
import type { FileRecord } from "./records";

/** A row ready for the database: its place in the file and its values by member. */
export interface ImportRow {
  row: number;
  key: string;
  values: Map<string, ColumnValue>;
}

/** Something wrong with a cell or a row of the file. */
export interface RowError extends ErrorDetail {
  row: number;
  field: string;
  message: string;
}

/** A record as a row, or everything that is wrong with it. */
export function readRow(record: FileRecord, columns: readonly BoundColumn[], key: Field): ImportRow | RowError[] {
  const { row } = record;
  if ("problem" in record) return [{ row, field: "row", message: record.problem }];
  const values = new Map<string, ColumnValue>();
  const errors: RowError[] = [];
  for (const { from, target, format, fallback } of columns) {
    const field = target.kind === "field" ? target.field : { ...target.label, nullable: true };
    try {
      const cell = record.cells.get(from);
      // What names a row is taken without the spaces around it, which nobody sees.
      const names = field.name === key.name || target.kind === "label" || field.unique;
      const value = cellValue(field, names && typeof cell === "string" ? cell.trim() : cell, format, fallback);
      if (value !== undefined) values.set(getMember(target), value);
    } catch (error) {
      if (!(error instanceof PlanProblem)) throw error;
      errors.push({ row, field: getMember(target), message: error.message });
    }
  }
  const name = values.get(key.name);
  if (errors.length === 0 && (name === undefined || name === null || name === "")) {
    errors.push({ row, field: key.name, message: "is the key and must not be empty." });
  }
  return errors.length > 0 ? errors : { row, key: String(name), values };
}
