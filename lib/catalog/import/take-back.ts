import type { Database } from "../../../db/client";
import { databaseErrorCode } from "../../../db/errors";
import { forgetImportRows } from "../../../db/queries/imports";
import type { Catalog } from "../../entities/catalog";
import type { Entity } from "../../entities/entity";
import { compileUndo, type Piece } from "../compile/undo";
import { attempt } from "./attempt";

/** What putting back came to: rows as they were again, rows removed again, rows left as others have changed them. */
export interface TakenBack {
  restored: number;
  removed: number;
  skipped: number;
}

/** Where an import is taken back. `nested`: `db` is a transaction. */
export interface Place {
  db: Database;
  catalog: Catalog;
  nested: boolean;
}

/** Rows of one statement: a second or two of work, far from any time limit. */
export const PIECE = 10_000;

// A value that would come back is another row's by now, or another row has come to hang on one that would go.
const isClash = (error: unknown) => /^(23505|23503)$/.test(databaseErrorCode(error) ?? "");

interface Round extends TakenBack {
  clashes: number;
}

/** Goes once over the rows that the import made, or over those that it changed. */
async function goOver({ db, catalog, nested }: Place, entity: Entity, importId: string, made: boolean): Promise<Round> {
  const round: Round = { restored: 0, removed: 0, skipped: 0, clashes: 0 };
  let after = 0;
  let most = PIECE;
  for (;;) {
    const piece: Piece = { importId, after, most };
    const statement = compileUndo(entity, piece, made, catalog);
    try {
      const [done] = await attempt(db, nested, () =>
        db.once<TakenBack & { last: number | null }>(statement.text, statement.values),
      );
      if (!done || done.last === null) return round;
      round.restored += done.restored;
      round.removed += done.removed;
      round.skipped += done.skipped;
      after = done.last;
      most = Math.min(PIECE, most * 2);
    } catch (error) {
      if (!isClash(error)) throw error;
      if (most > 1) most = Math.ceil(most / 2);
      else {
        round.clashes += 1;
        after = await nextRow(db, piece, made);
      }
    }
  }
}

async function nextRow(db: Database, { importId, after }: Piece, made: boolean): Promise<number> {
  const [row] = await db.all<{ row: number }>(
    `select min(row_id) as row from import_rows_before where import_id = $1 and row_id > $2 and (before is null) = $3`,
    [importId, after, made],
  );
  return row?.row ?? after;
}

/**
 * Puts back what an import has written, piece by piece, except where rows were changed since. What clashes with the rest
 * of the import's own rows is tried again once those are back.
 */
export async function takeBack(place: Place, entity: Entity, id: string): Promise<TakenBack> {
  const total: TakenBack = { restored: 0, removed: 0, skipped: 0 };
  for (const made of [true, false]) {
    let clashes = Number.POSITIVE_INFINITY;
    for (;;) {
      const round = await goOver(place, entity, id, made);
      total.restored += round.restored;
      total.removed += round.removed;
      total.skipped += round.skipped;
      if (round.clashes === 0) break;
      if (round.clashes >= clashes) {
        total.skipped += round.clashes;
        break;
      }
      clashes = round.clashes;
    }
  }
  await forgetImportRows(place.db, id);
  return total;
}
