import type { Database } from "../../db/client";
import { archivedEnd, auditHashAt, auditHead, firstBreak, readSeals } from "../../db/queries/audit-chain";
import { checkSeal } from "../credentials/audit-sealer";
import type { Peppers } from "../credentials/pepper";
import { readCheckpoints } from "./audit-checkpoint";

/** What is wrong with the audit log, in a sentence for the operator. */
interface AuditFault {
  /** The first row that does not fit. */
  n: number;
  message: string;
}

/** What an audit log turned out to be. */
export interface VerifiedAudit {
  rows: number;
  /** The first row that was sealed as it was written; those before it are as they were when it was. */
  sealedFrom: number;
  /** How many checkpoints it was held against. */
  checkpoints: number;
  fault: AuditFault | null;
}

/** What was kept elsewhere. */
export interface Witness {
  /** A text in which checkpoints stand. */
  text?: string;
  /** The hashes of rows that are in archives, by number, in hexadecimal. */
  archived?: ReadonlyMap<number, string>;
}

const ROWS_AT_ONCE = 5000;

const brokenAt = (n: number): AuditFault => ({
  n,
  message: `The audit log is broken at row ${n}: it was changed, removed or put in, or a row before it was.`,
});

const forgedAt = (n: number): AuditFault => ({
  n,
  message: `The audit log is broken at row ${n}: it is not sealed under the pepper, so it was not written by Gatehouse.`,
});

/** The seals of the rows: none may be wrong, and none missing once there was one. */
async function checkRows(db: Database, peppers: Peppers) {
  let [rows, last, sealedFrom] = [0, 0, 0];
  for (;;) {
    const some = await readSeals(db, { after: last, limit: ROWS_AT_ONCE });
    for (const { n, hash, seal } of some) {
      if (seal === null ? sealedFrom > 0 : checkSeal(peppers, "row", { n, hash }, seal) === "bad") {
        return { rows, sealedFrom, fault: forgedAt(n) };
      }
      if (seal !== null && sealedFrom === 0) sealedFrom = n;
      rows += 1;
      last = n;
    }
    if (some.length < ROWS_AT_ONCE) return { rows, sealedFrom, fault: null };
  }
}

/** Where the log begins: who cuts off its first rows has no seal that says that they were archived. */
async function checkBeginning(db: Database, peppers: Peppers): Promise<AuditFault | null> {
  const end = await archivedEnd(db);
  if (!end) return null;
  const checked = end.seal === null ? "bad" : checkSeal(peppers, "archived", end, end.seal);
  if (checked === "good") return null;
  const message =
    checked === "bad"
      ? `The audit log does not begin where it did: rows up to ${end.n} were removed, and not archived.`
      : "The beginning of the audit log is sealed under a pepper that SAFESTORE_PEPPER does not list. List it again and run npm run reseal.";
  return { n: end.n, message };
}

/** The end of the log: who cuts rows off has no seal for what is the end then. */
async function checkEnd(db: Database, peppers: Peppers): Promise<AuditFault | null> {
  const { seal, ...head } = await auditHead(db);
  if (seal === null) {
    const message =
      "The audit log is not sealed. Start this version of Gatehouse once; if it has been, somebody took the seals away.";
    return { n: head.n, message };
  }
  const checked = checkSeal(peppers, "head", head, seal);
  if (checked === "good") return null;
  const message =
    checked === "bad"
      ? `The audit log does not end where it did: rows after ${head.n} were removed, or rows up to it were put in.`
      : "The end of the audit log is sealed under a pepper that SAFESTORE_PEPPER does not list. List it again and run npm run reseal.";
  return { n: head.n, message };
}

async function checkCheckpoints(db: Database, peppers: Peppers, { text, archived }: Required<Witness>) {
  const archivedThrough = (await archivedEnd(db))?.n ?? 0;
  const found = readCheckpoints(text, peppers);
  for (const { n, hash, at, seal } of found) {
    const when = at.toISOString();
    if (seal === "bad")
      return { count: 0, fault: { n, message: `The checkpoint of ${when} is not one of this server.` } };
    if ((archived.get(n) ?? (await auditHashAt(db, n))) === hash) continue;
    if (n <= archivedThrough && !archived.has(n)) {
      return {
        count: 0,
        fault: { n, message: `Row ${n} of the checkpoint of ${when} is in an archive: name its file too.` },
      };
    }
    const message = `The audit log is not the one of ${when} any more: row ${n}, or one before it, was removed or written anew.`;
    return { count: 0, fault: { n, message } };
  }
  return { count: found.length, fault: null };
}

/**
 * Whether the audit log is as it was written: each row's hash fits its content and the row before, no number is missing,
 * and rows, beginning and end are sealed under the pepper. It is held against the checkpoints of `witness` as well. Within a
 * transaction that reads one moment.
 */
export async function verifyAudit(db: Database, peppers: Peppers, witness: Witness = {}): Promise<VerifiedAudit> {
  const broken = await firstBreak(db);
  const { rows, sealedFrom, fault } = await checkRows(db, peppers);
  const found = { rows, sealedFrom, checkpoints: 0 };
  if (broken !== null) return { ...found, fault: brokenAt(broken) };
  const wrong = fault ?? (await checkBeginning(db, peppers)) ?? (await checkEnd(db, peppers));
  if (wrong) return { ...found, fault: wrong };
  const witnessed = await checkCheckpoints(db, peppers, { text: "", archived: new Map(), ...witness });
  return { ...found, checkpoints: witnessed.count, fault: witnessed.fault };
}
