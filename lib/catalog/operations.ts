import type { Operation } from "../access/operation";
import { type Catalog, readScope, writeScope } from "../entities/catalog";
import type { Entity } from "../entities/entity";
import { catalog as served } from "../entities/served-catalog";

/** `POST /api/query`: which scopes it needs shows in the query. */
export const queryOperation: Operation = {
  id: "query",
  method: "POST",
  path: "/api/query",
  summary: "Ask for several entities, and what belongs to them, in one query.",
  scope: null,
  perEntity: "read",
  publicScopes: ["read"],
};

/** `POST /api/import`: the entity comes with the file. */
export const importOperation: Operation = {
  id: "import",
  method: "POST",
  path: "/api/import",
  summary: "Add and update rows from a CSV or JSON lines file.",
  scope: null,
  perEntity: "write",
  publicScopes: [],
};

export const odataServiceOperation: Operation = {
  id: "odata-service",
  method: "GET",
  path: "/odata",
  summary: "The OData service document.",
  scope: null,
  publicScopes: [],
};

export const odataMetadataOperation: Operation = {
  id: "odata-metadata",
  method: "GET",
  path: "/odata/$metadata",
  summary: "What the OData service holds, as XML or JSON.",
  scope: null,
  publicScopes: [],
};

/** An address below `/api/v1` and `/api/v3` that names no entity: any good credential learns that it is a 404. */
export const unknownResourceOperation: Operation = {
  id: "resource-unknown",
  method: "GET",
  path: "/api/v1/{entity}",
  summary: "An address that names no resource.",
  scope: null,
  publicScopes: [],
};

/** What can be done to an entity at an address. */
export type Action = "list" | "get" | "create" | "update" | "delete";

const METHODS: Record<Action, Operation["method"]> = {
  list: "GET",
  get: "GET",
  create: "POST",
  update: "PATCH",
  delete: "DELETE",
};

const describeActions = ({ name, singular }: Entity): Record<Action, string> => ({
  list: `List ${name}.`,
  get: `Read one ${singular}.`,
  create: `Add a ${singular}.`,
  update: `Change a ${singular}.`,
  delete: `Remove a ${singular}.`,
});

function defineOperation(entity: Entity, action: Action, id: string, path: string, ending: string): Operation {
  const reads = action === "list" || action === "get";
  const scope = reads ? readScope(entity) : writeScope(entity);
  const summary = describeActions(entity)[action].replace(/\.$/, `${ending}.`);
  return { id, method: METHODS[action], path, summary, scope, publicScopes: [scope] };
}

const single = (action: Action) => action !== "list" && action !== "create";

/** `/odata/products`, `/odata/products({id})`. */
export const odataOperation = (entity: Entity, action: Action): Operation =>
  defineOperation(
    entity,
    action,
    `odata-${entity.name}-${action}`,
    single(action) ? `/odata/${entity.name}({id})` : `/odata/${entity.name}`,
    " by OData",
  );

/** `/api/v1/products`, `/api/v1/products/{id}`. */
export const resourceOperation = (entity: Entity, action: Action): Operation =>
  defineOperation(
    entity,
    action,
    `${entity.name}-${action}`,
    single(action) ? `/api/v1/${entity.name}/{id}` : `/api/v1/${entity.name}`,
    "",
  );

/** `/api/v3/product/{id}`. */
export const documentOperation = (entity: Entity): Operation =>
  defineOperation(entity, "get", `${entity.singular}-document`, `/api/v3/${entity.singular}/{id}`, " as JSON:API");

const ACTIONS: readonly Action[] = ["list", "get", "create", "update", "delete"];

/** Every operation that the catalogue brings along: what the gate, the administrators and the documents know of it. */
export const catalogOperations = (catalog: Catalog = served): Operation[] => [
  queryOperation,
  importOperation,
  odataServiceOperation,
  odataMetadataOperation,
  ...catalog.entities.flatMap((entity) => [
    ...ACTIONS.map((action) => resourceOperation(entity, action)),
    documentOperation(entity),
    ...ACTIONS.map((action) => odataOperation(entity, action)),
  ]),
];
