import { type AuditRow, listAudit } from "../../../db/queries/audit";
import * as contract from "../../contracts/audit";
import { implement } from "../management/use-case";

const view = (row: AuditRow): contract.AuditEvent => ({
  n: row.n,
  at: row.at.toISOString(),
  action: row.action,
  actor: row.actorId === null ? null : { id: row.actorId, name: row.actorName },
  credential: row.credentialId,
  target: row.targetType !== null && row.targetId !== null ? { type: row.targetType, id: row.targetId } : null,
  detail: row.detail as Record<string, unknown>,
  address: row.address,
  requestId: row.requestId,
});

/** A page of rows, read one longer than asked to learn whether there is another. */
export const auditPage = (rows: readonly AuditRow[], limit: number) => {
  const shown = rows.slice(0, limit);
  return { data: shown.map(view), meta: { next: rows.length > limit ? (shown.at(-1)?.n ?? null) : null } };
};

export const listActivity = implement(contract.listActivity, async ({ query }, { runtime, caller }) => {
  const { before, limit, action } = query;
  const rows = await listAudit(runtime.db, {
    subjectId: caller.user.id,
    ...(before !== undefined && { before }),
    ...(action && { action }),
    limit: limit + 1,
  });
  // Where an administrator works from is not for everybody whom they help.
  const shown = rows.map((row) =>
    row.actorId === caller.user.id ? row : { ...row, credentialId: null, address: null, requestId: null },
  );
  return auditPage(shown, limit);
});
