import { createReadStream } from "node:fs";
import type { Database } from "../../../db/client";
import { isDatabaseAway } from "../../../db/errors";
import { besideTransaction } from "../../../db/open-transaction";
import { type ImportProgress, insertImport, recordProgress } from "../../../db/queries/imports";
import { ApiError } from "../../api-error";
import type { Catalog } from "../../entities/catalog";
import type { Entity } from "../../entities/entity";
import { newId } from "../../ids";
import type { ImportTarget } from "../compile/import";
import { PlanProblem } from "../plan-problem";
import { Batcher, type BatchRow } from "./batcher";
import { concludeImport } from "./conclude-import";
import { bindMapping, IgnoredColumns, type Mapping, mappingOfHeaders } from "./mapping";
import { type Records, readRecords } from "./records";
import { type RowError, readRow } from "./rows";
import { runningImports } from "./running";
import { takeBack } from "./take-back";
import { writeBatch } from "./write-batch";

/** A file to import, and how. */
export interface ImportJob {
  entity: Entity;
  /** `null`: by the names of the headers. */
  mapping: Mapping | null;
  mapperId: string | null;
  path: string;
  fileName: string;
  fileBytes: number;
  /** All rows or none. */
  atomic: boolean;
  /** Only tell what would become of the rows. */
  dryRun: boolean;
  userId: string | null;
  subject: string;
  /** The client has gone. */
  signal: AbortSignal;
  /** How many errors the caller is told. */
  mostErrors: number;
}

/** What an import came to (CONTRACT §3.3); `errors` are as many of the first as were asked for. */
export interface ImportResult {
  imported: number;
  updated: number;
  failed: number;
  errors: RowError[];
  /** Columns of the file that nothing was read from; left out where there are none. */
  ignoredColumns?: string[];
  /** The field that was probably meant by some of those. */
  suggestions?: Record<string, string>;
  importId: string;
  status: "done" | "failed";
  dryRun: boolean;
}

/** How many errors are kept with the import. */
const MOST_KEPT = 100;

class Cancelled extends Error {}

/** Carries the counts out of a transaction that is to be rolled back. */
class NothingKept extends Error {}

interface Run {
  db: Database;
  catalog: Catalog;
  job: ImportJob;
  id: string;
  progress: ImportProgress & { errors: RowError[] };
  /** The errors for the caller. */
  told: RowError[];
  ignored: IgnoredColumns | null;
  stop: AbortSignal;
}

function buildTarget({ catalog, job }: Run, records: Records): ImportTarget {
  try {
    const mapping = job.mapping ?? mappingOfHeaders(job.entity, records);
    const { key, columns } = bindMapping(job.entity, mapping, (relation) => catalog.other(relation));
    return { entity: job.entity, key, columns };
  } catch (error) {
    if (!(error instanceof PlanProblem)) throw error;
    throw new ApiError("validation", error.message, {
      details: [{ field: "file", message: error.message }],
      cause: error,
    });
  }
}

function checkColumns({ columns }: ImportTarget, { headers, open }: Records): void {
  const missing = columns.find(({ from, fallback }) => !open && fallback === null && !headers.includes(from));
  if (!missing) return;
  const message = `The file has no column "${missing.from.slice(0, 64)}", which the mapper reads.`;
  throw new ApiError("validation", message, { details: [{ field: "file", message }] });
}

function note({ progress, told, job }: Run, errors: readonly RowError[], failed: number): void {
  progress.failed += failed;
  progress.errors.push(...errors.slice(0, Math.max(0, MOST_KEPT - progress.errors.length)));
  told.push(...errors.slice(0, Math.max(0, job.mostErrors - told.length)));
}

async function report(run: Run, db: Database | null): Promise<void> {
  // The import has a connection already: where none is left for its progress, it goes on untold.
  const cancelled =
    db !== null &&
    (await besideTransaction(() => recordProgress(db, run.id, run.progress)).catch((error: unknown) => {
      if (!isDatabaseAway(error)) throw error;
      return false;
    }));
  if (cancelled || run.stop.aborted) throw new Cancelled();
}

/** Reads the file to its end and writes it batch by batch through `db`. */
async function work(run: Run, db: Database, nested: boolean): Promise<void> {
  const { job, progress, catalog } = run;
  const file = createReadStream(job.path, { highWaterMark: 64 * 1024 });
  let writing: Promise<void> | undefined;
  try {
    const records = await readRecords(file);
    const target = buildTarget(run, records);
    checkColumns(target, records);
    const ignored = new IgnoredColumns(job.entity, target.columns);
    run.ignored = ignored;
    ignored.note(records.headers);
    const batch = new Batcher(target);
    // Inside a transaction the embedded database serves nobody else, not even its own progress.
    const reporting = nested && run.db.driver === "pglite" ? null : run.db;
    const write = async (rows: readonly BatchRow[], bytesRead: number) => {
      const result = await writeBatch({ db, catalog, target, importId: run.id, nested }, rows);
      progress.imported += result.imported;
      progress.updated += result.updated;
      progress.bytesRead = bytesRead;
      note(run, result.errors, result.failed);
      await report(run, reporting);
    };
    // One batch is written while the next is read; never two at once, so that their order holds and memory stays flat.
    for await (const record of records.records) {
      if (records.open && "cells" in record) ignored.note(record.cells.keys());
      const row = readRow(record, target.columns, target.key);
      if (Array.isArray(row)) note(run, row, 1);
      else batch.add(row);
      if (!batch.full) continue;
      await writing;
      writing = write(batch.take(), file.bytesRead);
      writing.catch(() => undefined);
    }
    await writing;
    await write(batch.take(), file.bytesRead);
  } finally {
    // Nothing may be written any more once this is over.
    await writing?.catch(() => undefined);
    file.destroy();
  }
}

async function workAtomically(run: Run): Promise<void> {
  try {
    await run.db.transaction(async (tx) => {
      await work(run, tx, true);
      if (run.job.dryRun || run.progress.failed > 0) throw new NothingKept();
    });
  } catch (error) {
    if (!(error instanceof NothingKept)) throw error;
  }
}

async function end(run: Run): Promise<ImportResult> {
  const { db, id, job, progress } = run;
  const dropped = job.atomic && progress.failed > 0;
  if (dropped) Object.assign(progress, { imported: 0, updated: 0 });
  const byRow = (one: RowError, other: RowError) => one.row - other.row;
  progress.errors.sort(byRow);
  const status = dropped ? "failed" : "done";
  const message = dropped ? `Nothing was kept: ${progress.failed} rows have errors.` : null;
  await concludeImport(db, { id, dryRun: job.dryRun }, { ...progress, status, message });
  const { imported, updated, failed } = progress;
  const { list: ignoredColumns = [], suggestions = {} } = run.ignored ?? {};
  return {
    imported,
    updated,
    failed,
    errors: run.told.sort(byRow),
    ...(ignoredColumns.length > 0 && { ignoredColumns }),
    ...(Object.keys(suggestions).length > 0 && { suggestions }),
    importId: id,
    status,
    dryRun: job.dryRun,
  };
}

/** Takes back what was written so far and notes why. Gives what the caller is told. */
async function giveUp(run: Run, error: unknown): Promise<unknown> {
  const { skipped } = await takeBack({ ...run, nested: false }, run.job.entity, run.id);
  const cancelled = error instanceof Cancelled;
  const reason = cancelled
    ? "It was cancelled."
    : error instanceof ApiError
      ? error.message
      : "Something went wrong here.";
  const left = skipped > 0 ? ` ${skipped} rows were changed by others meanwhile and left so.` : "";
  const message = `${reason} Nothing was kept.${left}`;
  const zero = { imported: 0, updated: 0, failed: run.progress.failed, errors: run.progress.errors };
  await concludeImport(
    run.db,
    { id: run.id, dryRun: run.job.dryRun },
    { ...zero, status: cancelled ? "cancelled" : "failed", message },
  );
  return cancelled ? new ApiError("conflict", "The import was cancelled. Nothing was kept.") : error;
}

/**
 * Imports a file (CONTRACT §3.3): reads it as a stream, writes it in batches, notes its progress. Good rows are kept and
 * bad ones reported, unless it is atomic. Where it cannot go on, or is cancelled, nothing is kept. Throws `ApiError`.
 */
export async function runImport(
  { db, catalog }: { db: Database; catalog: Catalog },
  job: ImportJob,
): Promise<ImportResult> {
  const id = newId("imp");
  const { entity, mapperId, fileName, fileBytes, atomic, dryRun, userId, subject } = job;
  const controller = new AbortController();
  const stop = AbortSignal.any([controller.signal, job.signal]);
  const progress = { bytesRead: 0, imported: 0, updated: 0, failed: 0, errors: [] };
  const run: Run = { db, catalog, job, id, progress, told: [], ignored: null, stop };
  const recorded = { id, userId, subject, entity: entity.name, mapperId, fileName, fileBytes, atomic, dryRun };
  runningImports().set(id, controller);
  try {
    await insertImport(db, { ...recorded, status: "running" });
    if (atomic || dryRun) await workAtomically(run);
    else await work(run, db, false);
    return await end(run);
  } catch (error) {
    throw await giveUp(run, error);
  } finally {
    runningImports().delete(id);
  }
}
