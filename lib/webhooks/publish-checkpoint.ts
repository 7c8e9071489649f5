import { auditCheckpoint } from "../audit/audit-checkpoint";
import { publish } from "../events/publish";
import type { Runtime } from "../runtime";

/**
 * Tells administrators' endpoints once a day what the audit log is: whoever writes the database afterwards does not
 * write what was delivered.
 */
export async function publishCheckpoint({ db, env }: Pick<Runtime, "db" | "env">): Promise<void> {
  const { at, text } = await auditCheckpoint(db, env.peppers);
  const day = at.toISOString().slice(0, 10);
  await db.transaction((tx) =>
    publish(tx, [
      {
        type: "audit.checkpoint",
        about: "audit-log",
        ids: ["1"],
        more: { checkpoint: text },
        once: () => `evt_audit_${day}`,
      },
    ]),
  );
}
