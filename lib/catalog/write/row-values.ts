import { ApiError, type ErrorDetail, MOST_DETAILS } from "../../api-error";
import type { Entity, Field } from "../../entities/entity";
import { nearest } from "../nearest";
import { PlanProblem } from "../plan-problem";
import { type ColumnValue, fieldValue } from "./field-value";

/** What a write sets: values by field. */
export type RowValues = ReadonlyMap<Field, ColumnValue>;

/** The refusal of a write: one detail for each field that is wrong. */
export function invalidFields(details: readonly ErrorDetail[]): ApiError {
  const [first] = details;
  return new ApiError("validation", first ? `${first.field}: ${first.message}` : "The row is not valid.", { details });
}

/** What one member sets; nothing where the server sets the field itself: clients send back the rows that they have read. */
function readMember(entity: Entity, name: string, value: unknown): [Field, ColumnValue] | null {
  const field = entity.fields.find((one) => one.name === name);
  if (!field) {
    const names = entity.fields.flatMap((one) => (one.writable ? [one.name] : []));
    throw new PlanProblem(`is no field of ${entity.name}.`, nearest(name, names));
  }
  if (!field.writable) return null;
  return [field, fieldValue(field, value)];
}

/**
 * The members of a JSON object as values to write. `create` also asks for the fields that a new row must have. Throws
 * `ApiError` with the fields that are wrong.
 */
export function readRowValues(entity: Entity, members: Readonly<Record<string, unknown>>, create: boolean): RowValues {
  const values = new Map<Field, ColumnValue>();
  const details: ErrorDetail[] = [];
  for (const [name, value] of Object.entries(members)) {
    // To look for what was meant takes its time for each.
    if (details.length >= MOST_DETAILS) break;
    try {
      const member = readMember(entity, name, value);
      if (member) values.set(...member);
    } catch (error) {
      if (!(error instanceof PlanProblem)) throw error;
      details.push({ field: name.slice(0, 64), message: error.message });
    }
  }
  for (const field of entity.fields) {
    if (create && field.required && !Object.hasOwn(members, field.name)) {
      details.push({ field: field.name, message: "is required." });
    }
  }
  if (details.length > 0) throw invalidFields(details);
  return values;
}

/** A JSON body that must be an object. Throws `ApiError`. */
export function bodyObject(body: unknown): Readonly<Record<string, unknown>> {
  if (typeof body === "object" && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  throw new ApiError("validation", "Send one JSON object with the fields of the row.", {
    details: [{ field: "body", message: "must be an object." }],
  });
}
