import type { Database } from "../../../db/client";
import { type Caller, requireScope } from "../../access/caller";
import { ApiError } from "../../api-error";
import { type Catalog, fieldOf, ownField, readScope } from "../catalog";
import type { RowName } from "../compile/write";
import type { Entity, ToOne } from "../entity";
import { etagOf, readEtags, withoutEtag } from "../etag";
import { emptyList, type ListPlan } from "../plan";
import { PlanProblem } from "../plan-problem";
import { isRow, rowName, rowNameOfPath } from "../row-name";
import { readLists } from "../run";
import { entitiesOf } from "../walk";
import { bodyObject, invalidFields, readRowValues } from "../write/row-values";
import { createRow, deleteRow, updateRow } from "../write/rows";
import { readParameters, wholeRow } from "./parameters";

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
export function entityOf(catalog: Catalog, name: string | readonly string[] | undefined): Entity {
  const entity = catalog.find(String(name));
  if (!entity) throw new ApiError("notFound", `There is no resource "${String(name).slice(0, 64)}".`);
  return entity;
}

/** The row that an address names: by its number or its uid. Throws `notFound`. */
export function rowOf(entity: Entity, id: string | readonly string[] | undefined): RowName {
  const name = rowNameOfPath(entity, String(id));
  if (!name) throw new ApiError("notFound", `There is no such ${entity.singular}.`);
  return name;
}

/** Whole rows belong to the scope that the gate asked for, with what is embedded in them; conditions may reach further. */
function requireConditions(list: ListPlan, { catalog, caller }: ResourceContext): void {
  for (const entity of entitiesOf({ ...list, outputs: [] }, catalog)) {
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
  const { list, page, perPage } = readParameters(context.catalog, entity, url.searchParams);
  requireConditions(list, context);
  const [result] = await readLists(context.db, context.catalog, [list]);
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

const shownRow = ({ catalog }: ResourceContext, entity: Entity): ListPlan => {
  const row = { entity };
  const outputs = [{ kind: "etag" as const, name: "@odata.etag" }, ...wholeRow(catalog, row)];
  return { ...emptyList(row), outputs, limit: 1 };
};

function rowAnswer(text: string, headers: Record<string, string> = {}): ResourceAnswer {
  const etag = etagOf(text);
  return { body: envelope(withoutEtag(text), "{}"), headers: { ...(etag !== null && { etag }), ...headers } };
}

/** One row as JSON text, its version before its fields. Throws `notFound`. */
export async function readRow(context: ResourceContext, entity: Entity, name: RowName): Promise<string> {
  const shown = shownRow(context, entity);
  const [result] = await readLists(context.db, context.catalog, [{ ...shown, where: isRow(shown.row, name) }]);
  if (!result || result.body === "[]") throw new ApiError("notFound", `There is no such ${entity.singular}.`);
  return result.body.slice(1, -1);
}

/** `GET /api/v1/products/{id}`. */
export const getResource = async (context: ResourceContext, entity: Entity, name: RowName): Promise<ResourceAnswer> =>
  rowAnswer(await readRow(context, entity, name));

/** The key of the row that a body names by its label, `"category": "Tea"`, or as `{"id": 1}`. Throws `ApiError`. */
async function keyOf(context: ResourceContext, relation: ToOne, value: unknown): Promise<number | null> {
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
  const row = { entity };
  const list = { ...emptyList(row), where: isRow(row, name), outputs: wholeRow(context.catalog, row), limit: 1 };
  const [result] = await readLists(context.db, context.catalog, [list]);
  const [found] = JSON.parse(result?.body ?? "[]") as { id: number }[];
  if (!found) throw refuse(`There is no ${entity.singular} with this ${field}.`);
  return found.id;
}

async function membersOf(context: ResourceContext, entity: Entity, body: unknown): Promise<Record<string, unknown>> {
  const members: Record<string, unknown> = Object.create(null);
  for (const [name, value] of Object.entries(bodyObject(body))) {
    const relation = entity.relations.find((one) => one.name === name && !fieldOf(entity, name));
    if (relation?.kind === "one") members[relation.field] = await keyOf(context, relation, value);
    else members[name] = value;
  }
  return members;
}

/** `POST /api/v1/products`. Throws `ApiError`. */
export async function createResource(context: ResourceContext, entity: Entity, body: unknown): Promise<ResourceAnswer> {
  const values = readRowValues(entity, await membersOf(context, entity, body), true);
  const text = await createRow(context, values, shownRow(context, entity));
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
  const values = readRowValues(entity, await membersOf(context, entity, change.body), false);
  return rowAnswer(await updateRow(context, name, values, readEtags(change.ifMatch), shownRow(context, entity)));
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
