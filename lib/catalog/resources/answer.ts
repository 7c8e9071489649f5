import type { Database } from "../../../db/client";
import { type Caller, callerAllows, requireScope } from "../../access/caller";
import { ApiError } from "../../api-error";
import { type Catalog, findField, ownField, readScope } from "../../entities/catalog";
import type { Entity, ToOne } from "../../entities/entity";
import type { RowName } from "../compile/write";
import { computeEtag, readEtags, withoutEtag } from "../etag";
import { readOnce } from "../kept";
import { fieldOutput } from "../list-plan";
import { emptyList, type ListPlan, type Output, type Row } from "../plan";
import { PlanProblem } from "../plan-problem";
import { isRow, rowName, toRowName } from "../row-name";
import { readLists } from "../run";
import { collectEntities } from "../walk";
import { bodyObject, invalidFields, readRowValues } from "../write/row-values";
import { createRow, deleteRow, updateRow } from "../write/rows";
import { type MayRead, readParameters, wholeRow } from "./parameters";

/** What a request to a resource is answered with. */
export interface ResourceContext {
  catalog: Catalog;
  db: Database;
  caller: Caller;
  /** Absolute address of the server. */
  base: string;
}

/** Text of an answer's body, and its headers. */
export interface ResourceAnswer {
  body: string;
  headers: Record<string, string>;
}

const envelope = (data: string, meta: string): string => `{"success":true,"data":${data},"meta":${meta}}`;

/** The entity that an address names. Throws `notFound`. */
export function requireEntity(catalog: Catalog, name: string | readonly string[] | undefined): Entity {
  const entity = catalog.find(String(name));
  if (!entity) throw new ApiError("notFound", `There is no resource "${String(name).slice(0, 64)}".`);
  return entity;
}

/** The row that an address names: by its number or its uid. Throws `notFound`. */
export function readRowName(entity: Entity, id: string | readonly string[] | undefined): RowName {
  const name = toRowName(entity, String(id));
  if (!name) throw new ApiError("notFound", `There is no such ${entity.singular}.`);
  return name;
}

const mayReadOf =
  ({ caller }: ResourceContext): MayRead =>
  (entity) =>
    callerAllows(caller, readScope(entity));

/** The entities whose rows may be shown, which decide how rows look. */
const readable = (context: ResourceContext) =>
  context.catalog.entities.filter(mayReadOf(context)).map(({ name }) => name);

/** Rows of the entity itself belong to the scope that the gate asked for; conditions, and fields that are named, may reach further. */
function requireReads(list: ListPlan, { catalog, caller }: ResourceContext): void {
  for (const entity of collectEntities(list, catalog)) {
    if (entity !== list.row.entity) requireScope(caller, readScope(entity));
  }
}

function links(url: URL, page: number, pages: number): string {
  const to = (number: number, relation: string) => {
    const link = new URL(url);
    link.searchParams.set("page", String(number));
    return `<${link.href}>; rel="${relation}"`;
  };
  return [
    ...(page > 1 ? [to(1, "first"), to(Math.min(page - 1, pages), "prev")] : []),
    ...(page < pages ? [to(page + 1, "next"), to(pages, "last")] : []),
  ].join(", ");
}

/** `GET /api/v1/products`. Throws `ApiError` naming a bad parameter. */
export async function listResources(context: ResourceContext, entity: Entity, url: URL): Promise<ResourceAnswer> {
  const readsBy = ["resources", entity.name, url.search, readable(context)];
  const { plans, page, perPage } = readOnce(context.catalog, readsBy, () => {
    const { list, ...rest } = readParameters(context.catalog, entity, url.searchParams, mayReadOf(context));
    return { ...rest, plans: [list] as const };
  });
  requireReads(plans[0], context);
  const [result] = await readLists(context.db, context.catalog, plans);
  const total = result?.total ?? 0;
  const totalPages = Math.ceil(total / perPage);
  const link = links(new URL(url.pathname + url.search, context.base), page, totalPages);
  return {
    body: envelope(result?.body ?? "[]", JSON.stringify({ total, page, perPage, totalPages })),
    headers: {
      "x-total-count": String(total),
      "x-page": String(page),
      "x-per-page": String(perPage),
      "x-total-pages": String(totalPages),
      ...(link && { link }),
    },
  };
}

const listOf = (row: Row, outputs: Output[]): ListPlan => ({
  ...emptyList(row),
  outputs: [{ kind: "etag", name: "@odata.etag" }, ...outputs],
  limit: 1,
});

const shownRow = (context: ResourceContext, entity: Entity): ListPlan => {
  const row = { entity };
  return listOf(row, wholeRow(context.catalog, row, mayReadOf(context)));
};

/** What is shown of a row that was written: what names it, and the rest to whoever may read it. */
const writtenRow = (context: ResourceContext, entity: Entity): ListPlan => {
  const row = { entity };
  if (mayReadOf(context)(entity)) return shownRow(context, entity);
  return listOf(row, [fieldOutput(row, entity.key), fieldOutput(row, "uid")]);
};

function rowAnswer(text: string, headers: Record<string, string> = {}): ResourceAnswer {
  const etag = computeEtag(text);
  return { body: envelope(withoutEtag(text), "{}"), headers: { ...(etag !== null && { etag }), ...headers } };
}

/** One row as JSON text, its version before its fields. Throws `notFound`. */
export async function readRow(context: ResourceContext, entity: Entity, name: RowName): Promise<string> {
  const readsBy = ["resource", entity.name, name.field.name, name.value, readable(context)];
  const plans = readOnce(context.catalog, readsBy, () => {
    const shown = shownRow(context, entity);
    return [{ ...shown, where: isRow(shown.row, name) }] as const;
  });
  const [result] = await readLists(context.db, context.catalog, plans);
  if (!result || result.body === "[]") throw new ApiError("notFound", `There is no such ${entity.singular}.`);
  return result.body.slice(1, -1);
}

/** `GET /api/v1/products/{id}`. */
export const getResource = async (context: ResourceContext, entity: Entity, name: RowName): Promise<ResourceAnswer> =>
  rowAnswer(await readRow(context, entity, name));

/** The key of the row that a body names by its label, `"category": "Tea"`, or as `{"id": 1}`. Throws `ApiError`. */
async function resolveKey(context: ResourceContext, relation: ToOne, value: unknown): Promise<number | null> {
  if (value === null) return null;
  const entity = context.catalog.other(relation);
  const given = typeof value === "object" ? (value as Record<string, unknown>) : { [entity.label]: value };
  const field = [entity.key, "uid", entity.label].find((name) => Object.hasOwn(given, name)) ?? entity.label;
  const refuse = (message: string) => invalidFields([{ field: relation.name, message }]);
  let name: RowName;
  try {
    name = rowName(ownField(entity, field), given[field] as string);
  } catch (error) {
    throw error instanceof PlanProblem ? refuse(`its ${field} ${error.message}`) : error;
  }
  // Which rows there are by a name is told to whoever may read them.
  if (field !== entity.key) requireScope(context.caller, readScope(entity));
  const row = { entity };
  const list = { ...emptyList(row), where: isRow(row, name), outputs: [fieldOutput(row, entity.key)], limit: 1 };
  const [result] = await readLists(context.db, context.catalog, [list]);
  const [found] = JSON.parse(result?.body ?? "[]") as { id: number }[];
  if (!found) throw refuse(`There is no ${entity.singular} with this ${field}.`);
  return found.id;
}

/** Refuses a row that is named in two ways which do not agree: whoever sends back what they have read changes one. */
function requireOneName(relation: ToOne, before: unknown, named: number | null): void {
  if (before === undefined || before === named) return;
  const message = `names another row than "${relation.field}". Leave one of the two out.`;
  throw invalidFields([{ field: relation.name, message }]);
}

async function readMembers(context: ResourceContext, entity: Entity, body: unknown): Promise<Record<string, unknown>> {
  const members: Record<string, unknown> = Object.create(null);
  const named: [ToOne, number | null][] = [];
  for (const [name, value] of Object.entries(bodyObject(body))) {
    const relation = entity.relations.find((one) => one.name === name && !findField(entity, name));
    if (relation?.kind === "one") named.push([relation, await resolveKey(context, relation, value)]);
    else members[name] = value;
  }
  for (const [relation, key] of named) {
    requireOneName(relation, members[relation.field], key);
    members[relation.field] = key;
  }
  return members;
}

/** `POST /api/v1/products`. Throws `ApiError`. */
export async function createResource(context: ResourceContext, entity: Entity, body: unknown): Promise<ResourceAnswer> {
  const values = readRowValues(entity, await readMembers(context, entity, body), true);
  const text = await createRow(context, values, writtenRow(context, entity));
  const { id } = JSON.parse(text) as { id: number };
  return rowAnswer(text, { location: `${context.base}/api/v1/${entity.name}/${id}` });
}

/** `PATCH /api/v1/products/{id}`, guarded by `If-Match` where that is sent. Throws `ApiError`. */
export async function updateResource(
  context: ResourceContext,
  entity: Entity,
  name: RowName,
  change: { body: unknown; ifMatch: string | null },
): Promise<ResourceAnswer> {
  const values = readRowValues(entity, await readMembers(context, entity, change.body), false);
  return rowAnswer(await updateRow(context, name, values, readEtags(change.ifMatch), writtenRow(context, entity)));
}

/** `DELETE /api/v1/products/{id}`. Throws `ApiError`. */
export async function deleteResource(
  context: ResourceContext,
  entity: Entity,
  name: RowName,
  ifMatch: string | null,
): Promise<ResourceAnswer> {
  await deleteRow(context, entity, name, readEtags(ifMatch));
  const data = JSON.stringify({ [name.field.name]: name.value.value, deleted: true });
  return { body: envelope(data, "{}"), headers: {} };
}
