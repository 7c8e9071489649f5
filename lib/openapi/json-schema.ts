import { z } from "zod";

/** A JSON Schema (draft 2020-12, which OpenAPI 3.1 uses). */
export type JsonSchema = Record<string, unknown>;

/** The JSON Schema of a contract's part: as it is sent (`input`) or as it is answered (`output`). */
export function jsonSchema(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}

/** The properties of an object schema, with whether each is required. */
export function listProperties(schema: JsonSchema): { name: string; schema: unknown; required: boolean }[] {
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries((schema.properties ?? {}) as Record<string, unknown>).map(([name, property]) => ({
    name,
    schema: property,
    required: required.includes(name),
  }));
}
