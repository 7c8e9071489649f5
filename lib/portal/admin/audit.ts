import { type AuditFilter, listAudit as findRows, readAudit } from "../../../db/queries/audit";
import { findAccount } from "../../../db/queries/users";
import { auditCheckpoint } from "../../audit/audit-checkpoint";
import { auditFile } from "../../audit/audit-file";
import * as contract from "../../contracts/audit";
import type { Input } from "../../contracts/call";
import type { Runtime } from "../../runtime";
import { auditPage } from "../activity/activity";
import { implement } from "../management/use-case";

type Wanted = Omit<Input<typeof contract.listAudit, "query">, "before" | "limit">;

async function getFilter({ db }: Runtime, wanted: Wanted): Promise<AuditFilter> {
  const { actor, person, credential, action, target, since, until } = wanted;
  const account = person ? await findAccount(db, person) : null;
  return {
    actorId: actor,
    // A name that nobody has finds nothing, rather than everything.
    personId: person ? (account?.id ?? person) : undefined,
    credentialId: credential,
    action: action || undefined,
    targetId: target || undefined,
    since: since === undefined ? undefined : new Date(since),
    until: until === undefined ? undefined : new Date(until),
  };
}

export const listAudit = implement(contract.listAudit, async ({ query }, { runtime }) => {
  const { before, limit, ...wanted } = query;
  const filter = await getFilter(runtime, wanted);
  return auditPage(await findRows(runtime.db, { ...filter, before, limit: limit + 1 }), limit);
});

export const exportAudit = implement(contract.exportAudit, async ({ query }, { runtime }) => {
  const { format, ...wanted } = query;
  const filter = await getFilter(runtime, wanted);
  return auditFile(format, {
    read: (after, limit) => readAudit(runtime.db, filter, { after, limit }),
    checkpoint: () => auditCheckpoint(runtime.db, runtime.env.peppers),
  });
});

export const getAuditCheckpoint = implement(contract.getAuditCheckpoint, async (_, { runtime: { db, env } }) => {
  const { n, hash, at, text } = await auditCheckpoint(db, env.peppers);
  return { n, hash, at: at.toISOString(), checkpoint: text };
});
