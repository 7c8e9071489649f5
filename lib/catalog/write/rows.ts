import type { Database } from "../../../db/client";
import { databaseErrorCode } from "../../../db/errors";
import { ApiError } from "../../api-error";
import type { Catalog } from "../../entities/catalog";
import type { Entity } from "../../entities/entity";
import { compileCreate, compileDelete, compileUpdate, type RowName } from "../compile/write";
import type { ListPlan } from "../plan";
import { runStatement } from "../run";
import { invalidFields, type RowValues } from "./row-values";

interface Place {
  db: Database;
  catalog: Catalog;
}

/** The text in a database error that names its constraint: both drivers have it, under different names. */
function getConstraint(error: unknown): string {
  for (let current = error; current instanceof Error; current = current.cause) {
    const { constraint, constraint_name: name } = current as { constraint?: unknown; constraint_name?: unknown };
    if (typeof constraint === "string") return constraint;
    if (typeof name === "string") return name;
  }
  return "";
}

/** The fields whose columns the name of a constraint holds: `products_sku_key`, `products_category_id_…_fk`. */
const getFields = (entity: Entity, constraint: string) =>
  entity.fields.filter(
    ({ column }) =>
      constraint === `${entity.table}_${column}_key` ||
      (column !== "id" && constraint.startsWith(`${entity.table}_${column}_`)),
  );

/** What a constraint of the database says about a write, in words; the error itself where it is none of those. */
function constraintRefusal(error: unknown, entity: Entity): unknown {
  const code = databaseErrorCode(error);
  const [field] = getFields(entity, getConstraint(error));
  if (code === "23505") {
    const message = field
      ? `Another ${entity.singular} has this ${field.name}.`
      : `There is such a ${entity.singular} already.`;
    const details = field ? [{ field: field.name, message }] : [];
    return new ApiError("conflict", message, { details, cause: error });
  }
  if (code === "23503") {
    if (!field) return new ApiError("conflict", "Other rows still belong to this one.", { cause: error });
    return invalidFields([{ field: field.name, message: "names a row that does not exist." }]);
  }
  if (code === "23502" || code === "23514") {
    return invalidFields([{ field: field?.name ?? "body", message: "does not fit its field." }]);
  }
  return error;
}

async function run<Row extends object>(work: Promise<Row[]>, entity: Entity): Promise<Row> {
  try {
    const [row] = await work;
    if (!row) throw new Error("The statement gave no row.");
    return row;
  } catch (error) {
    throw constraintRefusal(error, entity);
  }
}

const inside = (list: string) => list.slice(1, -1);

const missing = (entity: Entity) => new ApiError("notFound", `There is no such ${entity.singular}.`);

const changed = (entity: Entity) =>
  new ApiError("preconditionFailed", `The ${entity.singular} was changed since it was read. Read it again.`);

const MOST_TRIES = 3;

/** Adds a row and gives it as JSON text. Throws `ApiError`: `conflict` for a value that must be unique. */
export async function createRow({ db, catalog }: Place, values: RowValues, shown: ListPlan): Promise<string> {
  const { entity } = shown.row;
  const statement = compileCreate(values, shown, catalog);
  for (let tries = 0; ; tries++) {
    try {
      const { body } = await run(runStatement<{ body: string }>(db, statement), entity);
      return inside(body);
    } catch (error) {
      // An import has just brought a row of the number that was next: the one after it is free.
      const cause = error instanceof ApiError ? error.cause : undefined;
      if (tries >= MOST_TRIES || getConstraint(cause) !== `${entity.table}_pkey`) throw error;
    }
  }
}

/**
 * Changes a row and gives it as JSON text. `etags`: the versions that the caller knows, `null` for any. Throws
 * `ApiError`: `notFound`, `preconditionFailed`, `conflict`.
 */
export async function updateRow(
  { db, catalog }: Place,
  name: RowName,
  values: RowValues,
  etags: readonly string[] | null,
  shown: ListPlan,
): Promise<string> {
  const { entity } = shown.row;
  const statement = compileUpdate(name, values, etags, shown, catalog);
  const { found, body } = await run(runStatement<{ found: number; body: string }>(db, statement), entity);
  if (found === 0) throw missing(entity);
  if (body === "[]") throw changed(entity);
  return inside(body);
}

/** Removes a row. Throws `ApiError`: `notFound`, `preconditionFailed`. */
export async function deleteRow(
  { db }: Pick<Place, "db">,
  entity: Entity,
  name: RowName,
  etags: readonly string[] | null,
): Promise<void> {
  const statement = compileDelete(entity, name, etags);
  const { found, gone } = await run(runStatement<{ found: number; gone: number }>(db, statement), entity);
  if (found === 0) throw missing(entity);
  if (gone === 0) throw changed(entity);
}
