import type { Database } from "../../db/client";
import { auditHead } from "../../db/queries/audit-chain";
import { now } from "../clock";
import { type AuditPlace, checkSeal, sealPlace } from "../credentials/audit-sealer";
import type { Peppers } from "../credentials/pepper";

/**
 * What the audit log was at a moment, to be kept where who writes the database does not write: a log that was cut off or
 * written anew since does not hold it any more.
 */
export interface AuditCheckpoint extends AuditPlace {
  at: Date;
  /** All of it in one word, sealed under the pepper. */
  text: string;
}

const FORM = /gth-checkpoint\.(\d{1,15})\.(\d{1,12})\.([0-9a-f]{64})\.([0-9a-f]{12}\.[\w-]{43})/g;

/** A checkpoint of the log as it is now. */
export async function auditCheckpoint(db: Database, peppers: Peppers): Promise<AuditCheckpoint> {
  const { n, hash } = await auditHead(db);
  const seconds = Math.floor(now() / 1000);
  const seal = sealPlace(peppers, "checkpoint", { n, hash }, String(seconds));
  return { n, hash, at: new Date(seconds * 1000), text: `gth-checkpoint.${n}.${seconds}.${hash}.${seal}` };
}

/** The checkpoints that stand in a text of any kind, each with whether its seal is good. */
export function readCheckpoints(
  text: string,
  peppers: Peppers,
): (AuditCheckpoint & { seal: ReturnType<typeof checkSeal> })[] {
  return [...text.matchAll(FORM)].map(([whole, number, seconds = "", hash = "", seal = ""]) => {
    const place = { n: Number(number), hash };
    const at = new Date(Number(seconds) * 1000);
    return { ...place, at, text: whole, seal: checkSeal(peppers, "checkpoint", place, seal, seconds) };
  });
}
