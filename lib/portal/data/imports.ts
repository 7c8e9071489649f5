import * as queries from "../../../db/queries/imports";
import { requireScope } from "../../access/caller";
import { ApiError } from "../../api-error";
import { audit } from "../../audit/audit";
import { answerImport } from "../../catalog/import/answer";
import { withinImportRoom } from "../../catalog/import/import-room";
import type { RowError } from "../../catalog/import/rows";
import { runningImports } from "../../catalog/import/running";
import { undoImport as undo } from "../../catalog/import/undo";
import * as contract from "../../contracts/imports";
import { writeScope } from "../../entities/catalog";
import { catalog } from "../../entities/served-catalog";
import { listed } from "../management/listed";
import { implement, type PersonContext } from "../management/use-case";

const MOST_LISTED = 100;

function getProgress({ status, bytesRead, fileBytes }: queries.ImportRecord): number {
  if (status !== "running") return 1;
  return fileBytes > 0 ? Math.min(1, bytesRead / fileBytes) : 0;
}

const toErrors = (errors: readonly RowError[]): contract.ImportError[] =>
  errors.map(({ row, field, message }) => ({ row, field, message }));

const view = (row: queries.ImportRecord): contract.ImportRun => ({
  id: row.id,
  entity: row.entity,
  mapperId: row.mapperId,
  fileName: row.fileName,
  fileBytes: row.fileBytes,
  mode: row.atomic ? "atomic" : "rows",
  dryRun: row.dryRun,
  status: contract.importStatus.parse(row.status),
  bytesRead: row.bytesRead,
  progress: getProgress(row),
  imported: row.imported,
  updated: row.updated,
  failed: row.failed,
  errors: toErrors(row.errors as RowError[]),
  message: row.message,
  createdAt: row.createdAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
});

async function own({ runtime, caller }: PersonContext, id: string): Promise<queries.ImportRecord> {
  const row = await queries.findImport(runtime.db, caller.user.id, id);
  if (!row) throw new ApiError("notFound", "You have no such import.");
  return row;
}

export const listImports = implement(contract.listImports, async (_, { runtime, caller }) =>
  listed((await queries.listImports(runtime.db, caller.user.id, MOST_LISTED)).map(view)),
);

/** Enough to mend a file by; a page holds them all. */
const MOST_ERRORS = 10_000;

/** The import of `POST /api/import`, under the rights of whoever is signed in. */
export const startImport = implement(contract.startImport, async ({ body }, { runtime, caller }) => {
  const { db, env } = runtime;
  const result = await withinImportRoom(runtime, caller, () =>
    answerImport(body, { catalog, db, caller, dataDir: env.dataDir, mostErrors: MOST_ERRORS }),
  );
  return { ...result, errors: toErrors(result.errors) };
});

export const getImport = implement(contract.getImport, async ({ params }, context) =>
  view(await own(context, params.id)),
);

export const cancelImport = implement(contract.cancelImport, async ({ params }, context) => {
  const { db } = context.runtime;
  const row = await own(context, params.id);
  if (!(await queries.requestCancel(db, context.caller.user.id, row.id))) {
    throw new ApiError("conflict", "This import does not run any more.");
  }
  // The instance that runs it sees the request at its next batch; this one need not wait for that.
  runningImports().get(row.id)?.abort();
  await audit(db, context, { action: "import.cancel", target: row.id });
  return view(row);
});

export const undoImport = implement(contract.undoImport, async ({ params }, context) => {
  const { db } = context.runtime;
  const row = await own(context, params.id);
  const entity = catalog.find(row.entity);
  if (!entity) throw new ApiError("conflict", `There are no ${row.entity} any more.`);
  requireScope(context.caller, writeScope(entity));
  const { restored, removed } = await db.transaction(async (tx) => {
    const result = await undo({ db: tx, catalog }, entity, row.id);
    await audit(tx, context, { action: "import.undo", target: row.id });
    return result;
  });
  return { import: view(await own(context, params.id)), restored, removed };
});
