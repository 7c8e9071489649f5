import type { Database } from "../../db/client";
import { archivedEnd, auditHead, setArchivedEnd } from "../../db/queries/audit-chain";
import { checkSeal, isCurrentSeal, sealPlace } from "../credentials/audit-sealer";
import type { Peppers } from "../credentials/pepper";
import { audit } from "./audit";

const NOBODY = { caller: null, address: "", requestId: "" };

/**
 * Seals the audit log as it is under the current pepper, where it is not: with a row that says so, which covers all that
 * was written before, under no pepper or an older one. Gives whether it had to.
 */
export async function sealAuditLog(db: Database, peppers: Peppers): Promise<boolean> {
  return db.transaction(async (tx) => {
    // Several instances may start at once.
    // Another instance that starts as well may be sealing a long log.
    await tx.script("set local lock_timeout = 0");
    await tx.all("select 1 from audit_head where id = 1 for update");
    const { n, seal } = await auditHead(tx);
    const archived = await archivedEnd(tx);
    if (archived?.seal && checkSeal(peppers, "archived", archived, archived.seal) === "good") {
      await setArchivedEnd(tx, { ...archived, seal: sealPlace(peppers, "archived", archived) });
    }
    if (seal !== null && isCurrentSeal(peppers, seal)) return false;
    await audit(tx, NOBODY, { action: "audit-log.seal", subjectId: null, detail: { rows: n } });
    return true;
  });
}
