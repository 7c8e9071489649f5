import { z } from "zod";
import { explorerWords } from "@/words/explorer";

const words = explorerWords.openapi;

/** A JSON Schema, as far as the reference reads it. */
export interface Schema {
  $ref?: string | undefined;
  type?: string | readonly string[] | undefined;
  description?: string | undefined;
  format?: string | undefined;
  enum?: readonly unknown[] | undefined;
  const?: unknown;
  default?: unknown;
  examples?: readonly unknown[] | undefined;
  properties?: Readonly<Record<string, Schema>> | undefined;
  required?: readonly string[] | undefined;
  items?: Schema | undefined;
  anyOf?: readonly Schema[] | undefined;
}

const schema: z.ZodType<Schema> = z.lazy(() =>
  z.looseObject({
    $ref: z.string().optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
    description: z.string().optional(),
    format: z.string().optional(),
    enum: z.array(z.unknown()).optional(),
    examples: z.array(z.unknown()).optional(),
    properties: z.record(z.string(), schema).optional(),
    required: z.array(z.string()).optional(),
    items: schema.optional(),
    anyOf: z.array(schema).optional(),
  }),
);

const content = z.record(z.string(), z.object({ schema: schema.optional() })).optional();

const operation = z.object({
  operationId: z.string(),
  summary: z.string().default(""),
  tags: z.array(z.string()).default([]),
  parameters: z
    .array(z.object({ name: z.string(), in: z.string(), required: z.boolean().default(false), schema }))
    .default([]),
  requestBody: z.object({ content }).optional(),
  security: z.array(z.record(z.string(), z.array(z.string()))).default([]),
  responses: z.record(z.string(), z.looseObject({ description: z.string().default(""), content })).default({}),
});

/** The parts of our own OpenAPI document that the reference shows. */
export const openApiDocument = z.object({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.record(z.string(), schema).default({}) }),
});
export type OpenApiDocument = z.output<typeof openApiDocument>;

/** One operation of the document, ready to be shown and run. */
export interface ReferenceOperation extends z.output<typeof operation> {
  method: string;
  path: string;
  /** Its tag, under which it is listed. */
  group: string;
  /** The scopes that it needs; none where any good credential may call. */
  scopes: readonly string[];
  /** The type of its body, and how that looks. */
  body: { type: string; schema: Schema } | null;
}

function toBody({ requestBody }: z.output<typeof operation>): ReferenceOperation["body"] {
  const [found] = Object.entries(requestBody?.content ?? {});
  return found?.[1].schema ? { type: found[0], schema: found[1].schema } : null;
}

/** The operations of a document in its order. */
export const operationsIn = ({ paths }: OpenApiDocument): ReferenceOperation[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, one]) => ({
      ...one,
      path,
      method: method.toUpperCase(),
      group: one.tags[0] ?? words.other,
      scopes: one.security.flatMap(({ oauth = [] }) => oauth),
      body: toBody(one),
    })),
  );

/** The schema that a reference leads to, or the schema itself. */
export function resolve(given: Schema, { components }: OpenApiDocument): Schema {
  const name = given.$ref?.split("/").at(-1);
  return (name !== undefined && components.schemas[name]) || given;
}

const types = explorerWords.types;
const OR = ` ${types.or} `;

/** The type of a schema in a few words: `integer`, `list of text`, `text or null`. */
export function typeWords(given: Schema, document: OpenApiDocument): string {
  const { type, items, anyOf, enum: values, format, const: only } = resolve(given, document);
  if (only !== undefined) return JSON.stringify(only);
  if (values) return values.map((value) => JSON.stringify(value)).join(OR);
  if (anyOf) return [...new Set(anyOf.map((one) => typeWords(one, document)))].join(OR);
  const names = (typeof type === "string" ? [type] : (type ?? [types.anything])).map((name) =>
    name === "array"
      ? types.listOutput(items ? typeWords(items, document) : types.anything)
      : name === "string"
        ? types.text
        : name,
  );
  return names.join(OR) + (format ? ` (${format})` : "");
}

const DEEPEST = 4;

/** A value that fits a schema, to begin writing from: the example it gives, else what its type suggests. */
export function buildExample(given: Schema, document: OpenApiDocument, depth = 0): unknown {
  const one = resolve(given, document);
  if (one.const !== undefined) return one.const;
  if (one.examples && one.examples.length > 0) return one.examples[0];
  if (one.default !== undefined) return one.default;
  if (one.enum) return one.enum[0];
  if (one.anyOf?.[0]) return buildExample(one.anyOf[0], document, depth);
  const type = typeof one.type === "string" ? one.type : one.type?.[0];
  if (type === "array") return one.items && depth < DEEPEST ? [buildExample(one.items, document, depth + 1)] : [];
  if (type === "integer" || type === "number") return 1;
  if (type === "boolean") return true;
  if (type === "string") return one.format === "date-time" ? new Date(0).toISOString() : "";
  const properties = Object.entries(one.properties ?? {});
  if (depth >= DEEPEST) return {};
  const required = properties.filter(([name]) => one.required?.includes(name));
  const shown = required.length > 0 ? required : properties.slice(0, 3);
  return Object.fromEntries(shown.map(([name, property]) => [name, buildExample(property, document, depth + 1)]));
}
