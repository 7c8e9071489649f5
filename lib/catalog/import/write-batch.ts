import type { Database } from "../../../db/client";
import { databaseErrorCode } from "../../../db/errors";
import type { Catalog } from "../../entities/catalog";
import { compileBatch, type ImportTarget } from "../compile/import";
import { attempt } from "./attempt";
import type { BatchRow } from "./batcher";
import type { RowError } from "./rows";

/** What became of a batch. */
export interface BatchResult {
  imported: number;
  updated: number;
  failed: number;
  errors: RowError[];
}

interface Place {
  db: Database;
  catalog: Catalog;
  target: ImportTarget;
  importId: string;
  /** `db` is a transaction that must live on when a batch is refused. */
  nested: boolean;
}

async function write(place: Place, rows: readonly BatchRow[]): Promise<BatchResult> {
  const { db, catalog, target, importId, nested } = place;
  const batch = `[${rows.map(({ text }) => text).join(",")}]`;
  const statement = compileBatch(target, importId, batch, catalog);
  const [row] = await attempt(db, nested, () =>
    db.once<{ imported: number; updated: number; faults: string }>(statement.text, statement.values),
  );
  if (!row) throw new Error("A batch gives its counts.");
  const errors = JSON.parse(row.faults) as RowError[];
  const faulty = new Set(errors.map((error) => error.row));
  let failed = 0;
  let merged = 0;
  for (const one of rows) {
    if (faulty.has(one.row)) failed += 1 + one.merged;
    else merged += one.merged;
  }
  return { imported: row.imported, updated: row.updated + merged, failed, errors };
}

const isTheirFault = (error: unknown): boolean => /^(22|23)/.test(databaseErrorCode(error) ?? "");

/**
 * Writes a batch. Where the database refuses it for a reason that the statement did not foresee, halves are tried, down
 * to the row that it is about: one bad row never costs the others.
 */
export async function writeBatch(place: Place, rows: readonly BatchRow[]): Promise<BatchResult> {
  if (rows.length === 0) return { imported: 0, updated: 0, failed: 0, errors: [] };
  try {
    return await write(place, rows);
  } catch (error) {
    if (!isTheirFault(error)) throw error;
    const [only] = rows;
    if (rows.length === 1 && only) {
      const message = "does not fit: a value must be its own or name another row.";
      return { imported: 0, updated: 0, failed: 1 + only.merged, errors: [{ row: only.row, field: "row", message }] };
    }
    const half = Math.ceil(rows.length / 2);
    const first = await writeBatch(place, rows.slice(0, half));
    const second = await writeBatch(place, rows.slice(half));
    return {
      imported: first.imported + second.imported,
      updated: first.updated + second.updated,
      failed: first.failed + second.failed,
      errors: [...first.errors, ...second.errors],
    };
  }
}
