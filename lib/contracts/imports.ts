import { z } from "zod";
import { defineCall, idParams, listOutput, moment } from "./call";

/** `running`, then one of the others; only `done` can be undone. */
export const importStatus = z.enum(["running", "done", "failed", "cancelled", "undone"]);

/** What is wrong with a cell, or with a row as a whole (`field` is then `row`). */
const rowError = z.strictObject({ row: z.number().int(), field: z.string(), message: z.string() });
export type ImportError = z.output<typeof rowError>;

/** An import of mine, as far as it has come. */
export const importRun = z.strictObject({
  id: z.string(),
  entity: z.string(),
  mapperId: z.string().nullable(),
  fileName: z.string(),
  fileBytes: z.number().int(),
  mode: z.enum(["rows", "atomic"]),
  dryRun: z.boolean(),
  status: importStatus,
  /** How much of the file has been read, in bytes and from 0 to 1. */
  bytesRead: z.number().int(),
  progress: z.number().min(0).max(1),
  imported: z.number().int(),
  updated: z.number().int(),
  failed: z.number().int(),
  /** The first hundred. `row` counts from 1, the header row included. */
  errors: z.array(rowError),
  message: z.string().nullable(),
  createdAt: moment,
  finishedAt: moment.nullable(),
});
export type ImportRun = z.output<typeof importRun>;

export const listImports = defineCall({
  id: "listImports",
  method: "GET",
  path: "/api/portal/imports",
  summary: "My imports, newest first, at most a hundred.",
  access: "portal",
  output: listOutput(importRun),
});

const outcome = z.strictObject({
  importId: z.string(),
  status: z.enum(["done", "failed"]),
  dryRun: z.boolean(),
  imported: z.number().int(),
  updated: z.number().int(),
  failed: z.number().int(),
  /** The first ten thousand. `row` counts from 1, the header row included. */
  errors: z.array(rowError),
  /** Columns of the file that nothing was read from, at most a hundred; left out where there are none. */
  ignoredColumns: z.array(z.string()).optional(),
  /** The field that was probably meant by some of those. */
  suggestions: z.record(z.string(), z.string()).optional(),
});
export type ImportOutcome = z.output<typeof outcome>;

export const startImport = defineCall({
  id: "startImport",
  method: "POST",
  path: "/api/portal/imports",
  summary: "Import a file in my own name, or with dryRun only tell what would become of its rows.",
  access: "portal",
  body: z.custom<Request>(),
  upload: z.strictObject({
    file: z.file(),
    entity: z.string().optional(),
    mapperId: z.string().optional(),
    mode: z.enum(["rows", "atomic"]).optional(),
    dryRun: z.enum(["true", "false"]).optional(),
  }),
  output: outcome,
});

export const getImport = defineCall({
  id: "getImport",
  method: "GET",
  path: "/api/portal/imports/{id}",
  summary: "One of my imports, with its progress.",
  access: "portal",
  params: idParams,
  output: importRun,
});

export const cancelImport = defineCall({
  id: "cancelImport",
  method: "POST",
  path: "/api/portal/imports/{id}/cancel",
  summary: "Stop a running import. Nothing of it is kept.",
  access: "portal",
  params: idParams,
  output: importRun,
});

export const undoImport = defineCall({
  id: "undoImport",
  method: "POST",
  path: "/api/portal/imports/{id}/undo",
  summary:
    "Undo an import: what it changed is as before, what it added is gone. Refused where a row was changed since.",
  access: "portal",
  params: idParams,
  output: z.strictObject({ import: importRun, restored: z.number().int(), removed: z.number().int() }),
});
