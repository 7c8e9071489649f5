import type { Operation } from "../../access/operation";
import { ApiError } from "../../api-error";
import { LIMITS } from "../../catalog/limits";
import { type Action, documentOperation, resourceOperation, unknownResourceOperation } from "../../catalog/operations";
import {
  createResource,
  deleteResource,
  getResource,
  listResources,
  type ResourceAnswer,
  readRowName,
  requireEntity,
  updateResource,
} from "../../catalog/resources/answer";
import { readDocument } from "../../catalog/resources/document";
import type { Catalog } from "../../entities/catalog";
import type { RequestContext } from "../handler";
import type { ProtectedContext, ProtectedEndpoint } from "../protected-route";
import { readJson } from "../read-json";
import { databaseInTurn } from "./database-in-turn";
import { jsonTextResponse } from "./json-response";

const respond = ({ body, headers }: ResourceAnswer, status = 200): Response => jsonTextResponse(body, status, headers);

const createContext = (catalog: Catalog, { runtime, caller }: ProtectedContext) => ({
  catalog,
  db: databaseInTurn(runtime, caller),
  caller,
  base: runtime.env.publicUrl,
});

// The gate comes before a 404: a stranger is not told which resources there are.
const getOperation =
  (catalog: Catalog, action: Action) =>
  (_: Request, { params }: RequestContext): Operation => {
    const entity = catalog.find(String(params.entity));
    return entity ? resourceOperation(entity, action) : unknownResourceOperation;
  };

const body = (request: Request) => readJson(request, { limit: LIMITS.body });

/** `/api/v1/{entity}` (CONTRACT §3.4). */
export const resourceListEndpoints = (catalog: Catalog): Record<"GET" | "POST", ProtectedEndpoint> => ({
  GET: {
    operation: getOperation(catalog, "list"),
    async handle(request, context) {
      const entity = requireEntity(catalog, context.params.entity);
      return respond(await listResources(createContext(catalog, context), entity, new URL(request.url)));
    },
  },
  POST: {
    operation: getOperation(catalog, "create"),
    async handle(request, context) {
      const entity = requireEntity(catalog, context.params.entity);
      return respond(await createResource(createContext(catalog, context), entity, await body(request)), 201);
    },
  },
});

/** `/api/v1/{entity}/{id}`. */
export const resourceEndpoints = (catalog: Catalog): Record<"GET" | "PATCH" | "DELETE", ProtectedEndpoint> => ({
  GET: {
    operation: getOperation(catalog, "get"),
    async handle(_, context) {
      const entity = requireEntity(catalog, context.params.entity);
      return respond(
        await getResource(createContext(catalog, context), entity, readRowName(entity, context.params.id)),
      );
    },
  },
  PATCH: {
    operation: getOperation(catalog, "update"),
    async handle(request, context) {
      const entity = requireEntity(catalog, context.params.entity);
      const name = readRowName(entity, context.params.id);
      const change = { body: await body(request), ifMatch: request.headers.get("if-match") };
      return respond(await updateResource(createContext(catalog, context), entity, name, change));
    },
  },
  DELETE: {
    operation: getOperation(catalog, "delete"),
    async handle(request, context) {
      const entity = requireEntity(catalog, context.params.entity);
      const name = readRowName(entity, context.params.id);
      return respond(
        await deleteResource(createContext(catalog, context), entity, name, request.headers.get("if-match")),
      );
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
    const answer = await readDocument(createContext(catalog, context), entity, String(context.params.id));
    return jsonTextResponse(answer.body, 200, { ...answer.headers, "content-type": "application/vnd.api+json" });
  },
});
