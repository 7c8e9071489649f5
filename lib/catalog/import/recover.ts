import type { Database } from "../../../db/client";
import { claimStaleImports, forgetOrphanedRows, forgetRowsBefore } from "../../../db/queries/imports";
import { momentIn } from "../../clock";
import type { Catalog } from "../../entities/catalog";
import { catalog as served } from "../../entities/served-catalog";
import { concludeImport } from "./conclude-import";
import { runningImports } from "./running";
import { takeBack } from "./take-back";

/** How long an import may make no progress before its process is taken for dead, in milliseconds. */
const SILENCE = 120_000;
/** How long an import can be undone, in milliseconds. */
const UNDO_FOR = 30 * 86_400_000;

/**
 * Takes back what imports had written whose process has died, and forgets what can no longer be undone. To be called at
 * the start of the server (`starting`: with the embedded database no other process can have one running) and now and
 * then. Gives how many imports were taken back.
 */
export async function recoverImports(db: Database, starting: boolean, catalog: Catalog = served): Promise<number> {
  const silence = starting && db.driver === "pglite" ? 0 : SILENCE;
  let taken = 0;
  for (const { id, entity: name, dryRun } of await claimStaleImports(db, momentIn(-silence), [
    ...runningImports().keys(),
  ])) {
    const entity = catalog.find(name);
    if (entity) await takeBack({ db, catalog, nested: false }, entity, id);
    const message = "The server stopped while it ran. Nothing was kept.";
    await concludeImport(db, { id, dryRun }, { imported: 0, updated: 0, status: "failed", message });
    taken += 1;
  }
  if (starting) await forgetOrphanedRows(db);
  await forgetRowsBefore(db, momentIn(-UNDO_FOR));
  return taken;
}
