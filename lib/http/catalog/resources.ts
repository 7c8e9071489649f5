import type { Operation } from "../../access/operation";
import { ApiError } from "../../api-error";
import type { Catalog } from "../../catalog/catalog";
import { LIMITS } from "../../catalog/limits";
import { type Action, documentOperation, resourceOperation, unknownResourceOperation } from "../../catalog/operations";
import {
  createResource,
  deleteResource,
  entityOf,
  getResource,
  listResources,
  type ResourceAnswer,
  rowOf,
  updateResource,
} from "../../catalog/resources/answer";
import { readDocument } from "../../catalog/resources/document";
import type { RequestContext } from "../handler";
import type { ProtectedContext, ProtectedEndpoint } from "../protected-route";
import { readJson } from "../read-json";
import { jsonTextResponse } from "./json-response";

const respond = ({ body, headers }: ResourceAnswer, status = 200): Response => jsonTextResponse(body, status, headers);

const contextOf = (catalog: Catalog, { runtime, caller }: ProtectedContext) => ({
  catalog,
  db: runtime.db,
  caller,
  base: runtime.env.publicUrl,
});

// The gate comes before a 404: a stranger is not told which resources there are.
const operationOf =
  (catalog: Catalog, action: Action) =>
  (_: Request, { params }: RequestContext): Operation => {
    const entity = catalog.find(String(params.entity));
    return entity ? resourceOperation(entity, action) : unknownResourceOperation;
  };

const body = (request: Request) => readJson(request, { limit: LIMITS.body });

/** `/api/v1/{entity}` (CONTRACT §3.4). */
export const resourceListEndpoints = (catalog: Catalog): Record<"GET" | "POST", ProtectedEndpoint> => ({
  GET: {
    operation: operationOf(catalog, "list"),
    async handle(request, context) {
      const entity = entityOf(catalog, context.params.entity);
      return respond(await listResources(contextOf(catalog, context), entity, new URL(request.url)));
    },
  },
  POST: {
    operation: operationOf(catalog, "create"),
    async handle(request, context) {
      const entity = entityOf(catalog, context.params.entity);
      return respond(await createResource(contextOf(catalog, context), entity, await body(request)), 201);
    },
  },
});

/** `/api/v1/{entity}/{id}`. */
export const resourceEndpoints = (catalog: Catalog): Record<"GET" | "PATCH" | "DELETE", ProtectedEndpoint> => ({
  GET: {
    operation: operationOf(catalog, "get"),
    async handle(_, context) {
      const entity = entityOf(catalog, context.params.entity);
      return respond(await getResource(contextOf(catalog, context), entity, rowOf(entity, context.params.id)));
    },
  },
  PATCH: {
    operation: operationOf(catalog, "update"),
    async handle(request, context) {
      const entity = entityOf(catalog, context.params.entity);
      const name = rowOf(entity, context.params.id);
      const change = { body: await body(request), ifMatch: request.headers.get("if-match") };
      return respond(await updateResource(contextOf(catalog, context), entity, name, change));
    },
  },
  DELETE: {
    operation: operationOf(catalog, "delete"),
    async handle(request, context) {
      const entity = entityOf(catalog, context.params.entity);
      const name = rowOf(entity, context.params.id);
      return respond(await deleteResource(contextOf(catalog, context), entity, name, request.headers.get("if-match")));
    },
  },
});

/** `/api/v3/{entity-singular}/{id}`. */
export const documentEndpoint = (catalog: Catalog): ProtectedEndpoint => ({
  operation(_, { params }) {
    const entity = catalog.findSingular(String(params.entity));
    return entity ? documentOperation(entity) : unknownResourceOperation;
  },
  async handle(_, context) {
    const entity = catalog.findSingular(String(context.params.entity));
    if (!entity)
      throw new ApiError("notFound", `There is no resource "${String(context.params.entity).slice(0, 64)}".`);
    const answer = await readDocument(contextOf(catalog, context), entity, String(context.params.id));
    return jsonTextResponse(answer.body, 200, { ...answer.headers, "content-type": "application/vnd.api+json" });
  },
});
