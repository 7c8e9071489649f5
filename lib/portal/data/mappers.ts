import * as queries from "../../../db/queries/mappers";
import { ApiError } from "../../api-error";
import { audit } from "../../audit/audit";
import { changesBetween } from "../../audit/changes-between";
import { bindMapping, type Mapping } from "../../catalog/import/mapping";
import { PlanProblem } from "../../catalog/plan-problem";
import * as contract from "../../contracts/mappers";
import { catalog } from "../../entities/served-catalog";
import { newId } from "../../ids";
import { listed } from "../management/listed";
import { implement } from "../management/use-case";

const MOST_MAPPERS = 100;

const view = (row: queries.MapperRecord): contract.Mapper => ({
  id: row.id,
  name: row.name,
  entity: row.entity,
  keyField: row.keyField,
  columns: row.columns as contract.Mapper["columns"],
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

const missing = () => new ApiError("notFound", "You have no such mapper.");

const refuse = (field: string, message: string, cause?: unknown) =>
  new ApiError("validation", message, { details: [{ field, message }], cause });

/** Refuses a mapper that could never import a row: an unknown entity or field, no column for its key. */
function checkMapping(entityName: string, mapping: Mapping): void {
  const entity = catalog.find(entityName);
  if (!entity) throw refuse("entity", `There is no entity "${entityName}".`);
  try {
    bindMapping(entity, mapping, (relation) => catalog.other(relation));
  } catch (error) {
    throw error instanceof PlanProblem ? refuse("columns", error.message, error) : error;
  }
}

const changeable = ({ name, entity, keyField, columns }: contract.Mapper) => ({ name, entity, keyField, columns });

export const listMappers = implement(contract.listMappers, async (_, { runtime, caller }) =>
  listed((await queries.listMappers(runtime.db, caller.user.id)).map(view)),
);

export const createMapper = implement(contract.createMapper, async ({ body }, context) => {
  const { runtime, caller } = context;
  checkMapping(body.entity, body);
  return runtime.db.transaction(async (tx) => {
    if ((await queries.listMappers(tx, caller.user.id)).length >= MOST_MAPPERS) {
      throw new ApiError("conflict", `You have ${MOST_MAPPERS} mappers, and cannot have more. Remove one first.`);
    }
    const row = await queries.insertMapper(tx, { id: newId("map"), userId: caller.user.id, ...body });
    await audit(tx, context, { action: "mapper.create", target: row.id });
    return view(row);
  });
});

export const getMapper = implement(contract.getMapper, async ({ params }, { runtime, caller }) => {
  const row = await queries.findMapper(runtime.db, caller.user.id, params.id);
  if (!row) throw missing();
  return view(row);
});

export const updateMapper = implement(contract.updateMapper, ({ params, body }, context) =>
  context.runtime.db.transaction(async (tx) => {
    const { id: userId } = context.caller.user;
    const before = await queries.findMapper(tx, userId, params.id);
    if (!before) throw missing();
    const known = view(before);
    const entity = body.entity ?? known.entity;
    const keyField = body.keyField ?? known.keyField;
    const columns = body.columns ?? known.columns;
    const name = body.name ?? known.name;
    checkMapping(entity, { keyField, columns });
    const row = await queries.updateMapper(tx, userId, params.id, { name, entity, keyField, columns });
    if (!row) throw missing();
    const changes = changesBetween(changeable(known), changeable(view(row)));
    await audit(tx, context, { action: "mapper.update", target: row.id, changes });
    return view(row);
  }),
);

export const removeMapper = implement(contract.removeMapper, ({ params }, context) =>
  context.runtime.db.transaction(async (tx) => {
    if (!(await queries.deleteMapper(tx, context.caller.user.id, params.id))) throw missing();
    await audit(tx, context, { action: "mapper.remove", target: params.id });
    return { id: params.id, removed: true };
  }),
);
