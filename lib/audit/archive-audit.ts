import type { Database } from "../../db/client";
import { archivedEnd, lastBefore, removeArchived, setArchivedEnd } from "../../db/queries/audit-chain";
import { type AuditPlace, checkSeal, sealPlace } from "../credentials/audit-sealer";
import type { Peppers } from "../credentials/pepper";
import { audit } from "./audit";
import { verifyArchive, writeArchive } from "./audit-archive";

const NOBODY = { caller: null, address: "", requestId: "" };

/** Removes what an earlier run has archived, should it have been cut off before it had. */
async function finishEarlier(db: Database, peppers: Peppers): Promise<void> {
  const end = await archivedEnd(db);
  if (end?.seal && checkSeal(peppers, "archived", end, end.seal) === "good") await removeArchived(db);
}

/**
 * Moves the rows of the audit log that are older than a moment into a file: writes it, reads it back to its end, and only
 * then lets the log begin after it and removes them. Gives the last row that was moved, `null` where none is that old.
 */
export async function archiveAudit(
  db: Database,
  peppers: Peppers,
  { file, before }: { file: string; before: Date },
): Promise<AuditPlace | null> {
  await finishEarlier(db, peppers);
  const last = await lastBefore(db, before);
  if (last === null) return null;
  const through = await writeArchive(db, peppers, file, last);
  const read = await verifyArchive(peppers, file);
  await db.transaction(async (tx) => {
    // Two runs at once would each say that the log begins after theirs.
    await tx.all("select 1 from audit_head where id = 1 for update");
    const end = await archivedEnd(tx);
    if ((end?.n ?? 0) !== read.after.n) throw new Error("the audit log is being archived by somebody else");
    await setArchivedEnd(tx, { ...through, seal: sealPlace(peppers, "archived", through) });
    await audit(tx, NOBODY, {
      action: "audit-log.archive",
      subjectId: null,
      detail: { after: read.after.n, through: through.n, hash: through.hash },
    });
  });
  await removeArchived(db);
  return through;
}
