import { verifyAudit } from "../../db/queries/audit";
import { type Command, CommandError } from "./command";

/** `npm run audit:verify`: whether the audit log is as it was written. Names the first row that is not. */
export const auditVerify: Command = async ({ db, say }) => {
  const { rows, brokenAt } = await verifyAudit(db);
  if (brokenAt !== null) {
    throw new CommandError(
      `The audit log is broken at row ${brokenAt}: it was changed, removed or put in, or a row before it was.`,
    );
  }
  say(`The audit log is whole: ${rows} rows, each sealed by the next.`);
};
