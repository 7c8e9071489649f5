import type { Database } from "../../../db/client";
import { changeStatus, hasRowsBefore } from "../../../db/queries/imports";
import { ApiError } from "../../api-error";
import type { Catalog } from "../../entities/catalog";
import type { Entity } from "../../entities/entity";
import { compileChangedSince, compileLock } from "../compile/undo";
import { PIECE, type TakenBack, takeBack } from "./take-back";

interface Place {
  db: Database;
  catalog: Catalog;
}

/** Locks every row that an import wrote, then counts those that were changed since and gives some of their numbers. */
async function changedSince({ db, catalog }: Place, entity: Entity, importId: string) {
  const found = { changed: 0, ids: [] as number[] };
  for (let after = 0; ; ) {
    const piece = { importId, after, most: PIECE };
    const lock = compileLock(entity, piece);
    const [locked] = await db.once<{ last: number | null }>(lock.text, lock.values);
    if (!locked || locked.last === null) return found;
    const since = compileChangedSince(entity, piece, catalog);
    const [changed] = await db.once<{ changed: number; ids: string | null }>(since.text, since.values);
    found.changed += changed?.changed ?? 0;
    if (found.ids.length < 10) found.ids.push(...(JSON.parse(changed?.ids ?? "[]") as number[]));
    after = locked.last;
  }
}

const taken = () =>
  new ApiError("conflict", "Another row has taken a value that would come back, so nothing was undone.");

async function undoWithin({ db, catalog }: Place, entity: Entity, id: string): Promise<TakenBack> {
  if (!(await changeStatus(db, id, "done", "undone"))) {
    throw new ApiError("conflict", "Only an import that is done can be undone, and only once.");
  }
  if (!(await hasRowsBefore(db, id))) throw new ApiError("conflict", "What this import found is no longer kept.");
  const { changed, ids } = await changedSince({ db, catalog }, entity, id);
  if (changed > 0) {
    const message = `${changed} of its rows were changed since or are used by others, so nothing was undone.`;
    const among = ids.slice(0, 10).join(", ");
    throw new ApiError("conflict", message, { details: [{ field: entity.key, message: `Among them: ${among}.` }] });
  }
  const result = await takeBack({ db, catalog, nested: true }, entity, id);
  if (result.skipped > 0) throw taken();
  return result;
}

/**
 * Undoes an import: what it changed is as before, what it added is gone. All or nothing. Throws `ApiError("conflict")`
 * where a row was changed since, where it was undone already or what it found is no longer kept.
 */
export const undoImport = ({ db, catalog }: Place, entity: Entity, id: string): Promise<TakenBack> =>
  db.transaction((tx) => undoWithin({ db: tx, catalog }, entity, id));
