import type { Database } from "../../db/client";
import type { Catalog } from "../entities/catalog";
import type { Entity } from "../entities/entity";
import type { Statement } from "./compile/statement";
import { boundEmbeddedCost } from "./embedded-cost";
import { measureTable } from "./measure";
import type { ListPlan } from "./plan";
import { tooMuchWork } from "./too-much-work";
import { collectEntities, mostRows, testsRelatedRows } from "./walk";
import { declaredSize, estimateTime } from "./work";

/** Nanoseconds that one row may take, if it holds as much as is declared, on either database. */
const MOST_FOR_A_ROW = 100_000_000;

/** Nanoseconds that all rows of the embedded database may take together: it serves one statement at a time. */
const MOST_FOR_ALL = 1_000_000_000;

/** Nanoseconds of conditions on a row up to which it is not worth looking how many rows there are. */
const LITTLE_FOR_A_ROW = 20_000;

const HINT = "Use shorter or fewer texts and patterns, and none that repeats a character over and over";
const tooMuchForARow = () =>
  tooMuchWork(`Its texts and patterns would take too long to compare with one row. ${HINT}.`);
const tooMuchForAll = () =>
  tooMuchWork(
    `Comparing and writing the texts of all rows would take too long. ${HINT}; or narrow the page or nest less.`,
  );

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

async function estimateMeasured(db: Database, catalog: Catalog, lists: readonly ListPlan[]): Promise<number> {
  const entities = [...new Set(lists.flatMap((list) => [...collectEntities(list, catalog)]))];
  const sizes = await Promise.all(entities.map((entity) => measureTable(db, entity)));
  const getSize = (entity: Entity) => sizes[entities.indexOf(entity)] ?? declaredSize(entity);
  return sum(lists.map((list) => estimateTime(list, catalog, getSize)));
}

const timesForARow = (catalog: Catalog, lists: readonly ListPlan[]) =>
  lists.map((list) => estimateTime({ ...list, limit: 1, offset: 0 }, catalog, declaredSize));

/** Refuses lists that would compare texts with one row for too long, on either database. Throws `ApiError`. */
export function boundRow(catalog: Catalog, lists: readonly ListPlan[]): void {
  if (sum(timesForARow(catalog, lists)) > MOST_FOR_A_ROW) throw tooMuchForARow();
}

/**
 * Refuses lists that would work for too long as a whole, in the embedded database, which serves nobody else meanwhile.
 * Throws `ApiError`.
 */
export async function boundWork(
  db: Database,
  catalog: Catalog,
  lists: readonly ListPlan[],
  statement: Statement,
): Promise<void> {
  if (db.driver !== "pglite") return;
  const conditions = sum(lists.map((list) => estimateTime({ ...list, limit: 0, offset: 0 }, catalog, declaredSize)));
  const shown = timesForARow(catalog, lists);
  const answer = sum(lists.map((list, index) => mostRows(list) * (shown[index] ?? 0)));
  if (conditions > LITTLE_FOR_A_ROW || answer > MOST_FOR_ALL || lists.some(testsRelatedRows)) {
    if ((await estimateMeasured(db, catalog, lists)) > MOST_FOR_ALL) throw tooMuchForAll();
  }
  await boundEmbeddedCost(db, catalog, lists, statement);
}
