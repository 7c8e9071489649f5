import type { Database } from "../../db/client";
import { appendAudit } from "../../db/queries/audit";
import { announce, type ChangeTag } from "../access/changes";
import { happeningsOf } from "../webhooks/happenings";
import { tell } from "../webhooks/tell";
import type { UseCaseContext } from "./use-case";

/** What was done, to what, and whose account it concerns. Never a secret, not even a part of one. */
export interface AuditedChange {
  /** Noun and verb: `api-key.create`. */
  action: string;
  target?: { type: string; id: string };
  /** The person who reads this under their Activity; the caller unless said otherwise. */
  subjectId?: string | null;
  detail?: Readonly<Record<string, unknown>>;
}

/** Who did it, from where. */
export type AuditActor = Pick<UseCaseContext, "requestId" | "address"> & {
  caller: { user: { id: string } | null; credential: { id: string } | null } | null;
};

/**
 * Writes the hash-chained audit row of a change, within its transaction and as the last thing in it; webhooks are told of
 * it where it is one of their events.
 */
export async function audit(tx: Database, actor: AuditActor, { action, target, subjectId, detail }: AuditedChange) {
  const actorId = actor.caller?.user?.id ?? null;
  await tell(tx, happeningsOf({ action, target, detail }));
  await appendAudit(tx, {
    action,
    actorId,
    credentialId: actor.caller?.credential?.id ?? null,
    targetType: target?.type ?? null,
    targetId: target?.id ?? null,
    subjectId: subjectId === undefined ? actorId : subjectId,
    detail: detail ?? {},
    address: actor.address || null,
    requestId: actor.requestId || null,
  });
}

/**
 * Ends a change of rights: announces its tags, then writes its audit row. Both take a row lock that lasts to the end of
 * the transaction; taken always in this order, two changes cannot wait for each other.
 */
export async function conclude(tx: Database, actor: AuditActor, tags: readonly ChangeTag[], change: AuditedChange) {
  await announce(tx, tags);
  await audit(tx, actor, change);
}
