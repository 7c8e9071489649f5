import { IDENTITY_OPERATIONS } from "../access/identity-operations";
import type { Operation } from "../access/operation";
import {
  documentOperation,
  importOperation,
  odataOperation,
  queryOperation,
  resourceOperation,
} from "../catalog/operations";
import type { Catalog } from "../entities/catalog";
import type { Entity } from "../entities/entity";
import { entityInput, schemaName } from "./entity-schema";
import { BODY_FAILURES, buildSecurity, FAILURES, json, type PathItem, type Paths, parameter, ref } from "./parts";

interface Shape {
  request?: object;
  answer?: object;
  status?: 200 | 201 | 204;
}

const object = (properties: Record<string, unknown>) => ({ type: "object", properties });
const list = (items: unknown) => ({ type: "array", items });

const querySchema = object({
  query: { type: "string", examples: ["products { id, name, price, stock }"] },
  variables: { type: "object" },
});

const importSchema = {
  ...object({ file: { type: "string", format: "binary" }, entity: { type: "string" }, mapperId: { type: "string" } }),
  required: ["file", "entity"],
};

const importAnswer = object({
  imported: { type: "integer" },
  updated: { type: "integer" },
  failed: { type: "integer" },
  errors: list(object({ row: { type: "integer" }, field: { type: ["string", "null"] }, message: { type: "string" } })),
  importId: { type: "string" },
});

/** What is known of an entity's operations beside the operation itself, by its id. */
function entityShapes(entity: Entity): [string, Shape][] {
  const row = ref("schemas", schemaName(entity));
  const created = { request: json(entityInput(entity, true)) };
  const changed = { request: json(entityInput(entity, false)) };
  const enveloped = object({ success: { const: true }, data: row });
  const document = object({ data: object({ id: { type: "string" }, type: { type: "string" }, attributes: row }) });
  return [
    [
      resourceOperation(entity, "list").id,
      { answer: object({ success: { const: true }, data: list(row), meta: { type: "object" } }) },
    ],
    [resourceOperation(entity, "get").id, { answer: enveloped }],
    [resourceOperation(entity, "create").id, { ...created, answer: enveloped, status: 201 }],
    [resourceOperation(entity, "update").id, { ...changed, answer: enveloped }],
    [resourceOperation(entity, "delete").id, {}],
    [documentOperation(entity).id, { answer: document }],
    [odataOperation(entity, "list").id, { answer: object({ "@odata.context": { type: "string" }, value: list(row) }) }],
    [odataOperation(entity, "get").id, { answer: row }],
    [odataOperation(entity, "create").id, { ...created, answer: row, status: 201 }],
    [odataOperation(entity, "update").id, { ...changed, answer: row }],
    [odataOperation(entity, "delete").id, { status: 204 }],
  ];
}

const buildShapes = (catalog: Catalog): Map<string, Shape> =>
  new Map([
    [queryOperation.id, { request: json(querySchema), answer: { type: "object", additionalProperties: list({}) } }],
    [importOperation.id, { request: { "multipart/form-data": { schema: importSchema } }, answer: importAnswer }],
    ...catalog.entities.flatMap(entityShapes),
  ]);

const IDENTITY = new Set(IDENTITY_OPERATIONS.map(({ id }) => id));

/** Operations of an upstream API stand under the first word of their path. */
function getTag({ id, path }: Operation): string {
  if (path.startsWith("/odata")) return "OData";
  if (path.startsWith("/api/")) return "Data";
  return IDENTITY.has(id) ? "Identity" : (path.split("/")[1] ?? path);
}

const isOData = ({ path }: Operation) => path.startsWith("/odata");

const UNCHANGED = { description: "Not changed since the `ETag` that `If-None-Match` names." };
const MINIMAL = { description: "Done. Nothing is told of it, as `Prefer: return=minimal` asked." };

/** What an operation may answer beside its success by what it does: it names a row, reads a body, writes, is of OData. */
function otherAnswers(operation: Operation, { request }: Shape) {
  const { method, path } = operation;
  const writes = request !== undefined || method === "DELETE";
  return {
    ...FAILURES,
    ...(path.includes("{") && { "404": ref("responses", "NotFound") }),
    ...(method !== "GET" && method !== "DELETE" && BODY_FAILURES),
    ...(writes && { "409": ref("responses", "Conflict") }),
    ...(writes && path.includes("{") && { "412": ref("responses", "PreconditionFailed") }),
    ...(isOData(operation) && method === "GET" && { "304": UNCHANGED }),
    ...(isOData(operation) && request && { "204": MINIMAL }),
    ...(isOData(operation) && { "406": ref("responses", "NotAcceptable"), "501": ref("responses", "NotOffered") }),
  };
}

function operationObject(operation: Operation, shape: Shape) {
  const { request, answer, status = 200 } = shape;
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  return {
    operationId: operation.id,
    summary: operation.summary,
    tags: [getTag(operation)],
    ...(names.length > 0 && { parameters: names.map((name) => parameter("path", name, { type: "string" }, true)) }),
    ...(request && { requestBody: { required: true, content: request } }),
    security: buildSecurity(operation.scope),
    responses: {
      [status]: { description: "Done.", ...(answer && { content: json(answer) }) },
      ...otherAnswers(operation, shape),
    },
  };
}

/** The protected API, from its operations and the catalogue's entities. */
export function operationPaths(operations: readonly Operation[], catalog: Catalog): Paths {
  const shapes = buildShapes(catalog);
  const paths: Paths = {};
  for (const operation of operations) {
    const item: PathItem = paths[operation.path] ?? {};
    item[operation.method.toLowerCase()] = operationObject(operation, shapes.get(operation.id) ?? {});
    paths[operation.path] = item;
  }
  return paths;
}
