import { and, desc, eq, inArray, lt, notInArray, type SQL, sql } from "drizzle-orm";
import type { Database } from "../client";
import { importRowsBefore, imports } from "../schema/imports";

export type ImportRecord = typeof imports.$inferSelect;
export type NewImport = typeof imports.$inferInsert;

/** How far an import has come. */
export interface ImportProgress {
  bytesRead: number;
  imported: number;
  updated: number;
  failed: number;
  errors: readonly unknown[];
}

/** Notes that an import begins. */
export async function insertImport(db: Database, values: NewImport): Promise<void> {
  await db.orm.insert(imports).values(values);
}

/** Notes how far an import has come; gives whether somebody wants it cancelled. */
export async function recordProgress(db: Database, id: string, progress: ImportProgress): Promise<boolean> {
  const [row] = await db.orm
    .update(imports)
    .set({ ...progress, progressAt: sql`now()` })
    .where(eq(imports.id, id))
    .returning({ cancelRequested: imports.cancelRequested });
  return row?.cancelRequested ?? false;
}

/** Notes how an import ended. */
export async function finishImport(
  db: Database,
  id: string,
  end: Partial<ImportProgress> & { status: string; message: string | null },
): Promise<void> {
  await db.orm
    .update(imports)
    .set({ ...end, progressAt: sql`now()`, finishedAt: sql`now()` })
    .where(eq(imports.id, id));
}

/** The newest imports of a person. */
export const listImports = (db: Database, userId: string, limit: number): Promise<ImportRecord[]> =>
  db.orm.select().from(imports).where(eq(imports.userId, userId)).orderBy(desc(imports.createdAt)).limit(limit);

/** An import of a person, by its id. */
export async function findImport(db: Database, userId: string, id: string): Promise<ImportRecord | undefined> {
  const [row] = await db.orm
    .select()
    .from(imports)
    .where(and(eq(imports.id, id), eq(imports.userId, userId)));
  return row;
}

/** Asks a running import to stop; gives whether it was running. */
export async function requestCancel(db: Database, userId: string, id: string): Promise<boolean> {
  const rows = await db.orm
    .update(imports)
    .set({ cancelRequested: true })
    .where(and(eq(imports.id, id), eq(imports.userId, userId), eq(imports.status, "running")))
    .returning({ id: imports.id });
  return rows.length > 0;
}

/** Takes over the running imports, but for those of `known`, that have made no progress since `before`: nobody runs them. */
export const claimStaleImports = (db: Database, before: Date, known: readonly string[]): Promise<ImportRecord[]> =>
  db.orm
    .update(imports)
    .set({ progressAt: sql`now()` })
    .where(and(eq(imports.status, "running"), lt(imports.progressAt, before), notInArray(imports.id, [...known])))
    .returning();

/** Moves an import on from one status to another; gives whether it had the first. */
export async function changeStatus(db: Database, id: string, from: string, to: string): Promise<boolean> {
  const rows = await db.orm
    .update(imports)
    .set({ status: to })
    .where(and(eq(imports.id, id), eq(imports.status, from)))
    .returning({ id: imports.id });
  return rows.length > 0;
}

/** Whether there is still something to put back for an import. */
export async function hasRowsBefore(db: Database, id: string): Promise<boolean> {
  const rows = await db.orm
    .select({ rowId: importRowsBefore.rowId })
    .from(importRowsBefore)
    .where(eq(importRowsBefore.importId, id))
    .limit(1);
  return rows.length > 0;
}

// Millions of rows in one statement would meet the time limit and never go.
const PIECE = 20_000;

async function deleteInPieces(db: Database, condition: SQL): Promise<void> {
  const { importId, rowId } = importRowsBefore;
  for (;;) {
    const piece = db.orm.select({ importId, rowId }).from(importRowsBefore).where(condition).limit(PIECE);
    const gone = await db.orm
      .delete(importRowsBefore)
      .where(sql`(${importId}, ${rowId}) in (${piece})`)
      .returning({ rowId });
    if (gone.length < PIECE) return;
  }
}

/** Forgets what one import found. */
export const forgetImportRows = (db: Database, id: string): Promise<void> =>
  deleteInPieces(db, eq(importRowsBefore.importId, id));

/** Forgets what imports found that ended before `before`: they can no longer be undone. */
export const forgetRowsBefore = (db: Database, before: Date): Promise<void> =>
  deleteInPieces(
    db,
    inArray(
      importRowsBefore.importId,
      db.orm.select({ id: imports.id }).from(imports).where(lt(imports.finishedAt, before)),
    ),
  );

/** Forgets what imports found that are no longer known, because their person is gone. Looks at every row. */
export const forgetOrphanedRows = (db: Database): Promise<void> =>
  deleteInPieces(db, notInArray(importRowsBefore.importId, db.orm.select({ id: imports.id }).from(imports)));
