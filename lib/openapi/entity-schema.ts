import type { Entity, Field } from "../entities/entity";
import type { JsonSchema } from "./json-schema";

/** The name of an entity's schema: `Product`. */
export const schemaName = ({ singular }: Entity) => singular.charAt(0).toUpperCase() + singular.slice(1);

const TYPES: Record<Field["type"], JsonSchema> = {
  integer: { type: "integer" },
  decimal: { type: "number" },
  text: { type: "string" },
  boolean: { type: "boolean" },
  timestamp: { type: "string", format: "date-time" },
  uid: { type: "string", pattern: "^[0-9a-f]{32}$" },
};

function fieldSchema(field: Field): JsonSchema {
  const base = TYPES[field.type];
  return {
    ...base,
    ...(field.nullable && { type: [base.type, "null"] }),
    description: field.description,
    ...(field.maxLength !== null && { maxLength: field.maxLength }),
    ...(field.minimum !== null && { minimum: field.minimum }),
    ...(field.maximum !== null && { maximum: field.maximum }),
    ...(field.pattern !== null && { pattern: field.pattern.expression.source }),
    ...(!field.writable && { readOnly: true }),
  };
}

/** The JSON Schema of an entity's rows. */
export const entitySchema = (entity: Entity): JsonSchema => ({
  type: "object",
  description: entity.description,
  properties: Object.fromEntries(entity.fields.map((field) => [field.name, fieldSchema(field)])),
});

/** What creating or changing a row takes: the fields that callers may write. */
export const entityInput = (entity: Entity, creating: boolean): JsonSchema => {
  const writable = entity.fields.filter((field) => field.writable);
  const required = creating ? writable.filter((field) => field.required).map(({ name }) => name) : [];
  return {
    type: "object",
    properties: Object.fromEntries(writable.map((field) => [field.name, fieldSchema(field)])),
    ...(required.length > 0 && { required }),
  };
};
