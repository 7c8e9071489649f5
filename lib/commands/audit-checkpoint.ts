import { auditCheckpoint } from "../audit/audit-checkpoint";
import type { Command } from "./command";
import { requirePrepared } from "./require-prepared";

/**
 * `npm run audit:checkpoint`: what the audit log is now, in one word, to be kept where nobody writes who can write the
 * database. `audit:verify` holds the log against it.
 */
export const printAuditCheckpoint: Command = async ({ env: { peppers }, db, say }) => {
  await requirePrepared(db);
  const { n, at, text } = await auditCheckpoint(db, peppers);
  say(`The audit log has ${n} rows at ${at.toISOString()}. Keep this away from the database:`);
  say(text);
};
