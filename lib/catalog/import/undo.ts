import type { Database } from "../../../db/client";
import { isUniqueViolation } from "../../../db/errors";
import { changeStatus, hasRowsBefore } from "../../../db/queries/imports";
import { ApiError } from "../../api-error";
import type { Catalog } from "../catalog";
import { compileChangedSince, compileLock, compileUndo } from "../compile/undo";
import type { Entity } from "../entity";

/** What undoing came to: rows put back as they were, rows removed again, rows left as others have changed them. */
export interface UndoResult {
  restored: number;
  removed: number;
  skipped: number;
}

interface Place {
  db: Database;
  catalog: Catalog;
}

/** Puts back what an import that did not end well has written, except where rows were changed since. */
export async function takeBack({ db, catalog }: Place, entity: Entity, id: string): Promise<UndoResult> {
  const statement = compileUndo(entity, id, catalog);
  const [row] = await db.all<UndoResult>(statement.text, statement.values);
  return row ?? { restored: 0, removed: 0, skipped: 0 };
}

async function undoWithin({ db, catalog }: Place, entity: Entity, id: string): Promise<UndoResult> {
  if (!(await changeStatus(db, id, "done", "undone"))) {
    throw new ApiError("conflict", "Only an import that is done can be undone, and only once.");
  }
  if (!(await hasRowsBefore(db, id))) throw new ApiError("conflict", "What this import found is no longer kept.");
  const lock = compileLock(entity, id);
  await db.all(lock.text, lock.values);
  const since = compileChangedSince(entity, id, catalog);
  const [found] = await db.all<{ changed: number; ids: string | null }>(since.text, since.values);
  if (found && found.changed > 0) {
    const ids = (JSON.parse(found.ids ?? "[]") as number[]).join(", ");
    const message = `${found.changed} of its rows were changed since or are used by others, so nothing was undone.`;
    throw new ApiError("conflict", message, { details: [{ field: entity.key, message: `Among them: ${ids}.` }] });
  }
  return takeBack({ db, catalog }, entity, id);
}

/**
 * Undoes an import: what it changed is as before, what it added is gone. All or nothing. Throws `ApiError("conflict")`
 * where a row was changed since, where it was undone already or what it found is no longer kept.
 */
export async function undoImport({ db, catalog }: Place, entity: Entity, id: string): Promise<UndoResult> {
  try {
    return await db.transaction((tx) => undoWithin({ db: tx, catalog }, entity, id));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new ApiError("conflict", "Another row has taken a value that would come back, so nothing was undone.", {
      cause: error,
    });
  }
}
