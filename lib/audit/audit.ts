import type { Database } from "../../db/client";
import { appendAudit } from "../../db/queries/audit";
import { announce, type ChangeTag } from "../changes/changes";
import { type AuditAction, getActionFacts } from "../contracts/audit-actions";
import type { InventoryKind } from "../contracts/inventory";
import { toDomainEvents } from "../events/domain-events";
import { publish } from "../events/publish";
import type { Changes } from "./changes-between";

/** What was done, to what, and whose account it concerns. Never a secret, not even a part of one. */
export interface AuditedChange {
  action: AuditAction;
  /** The id of what it was done to. */
  target?: string;
  /** What that is, where the action does not say. */
  targetType?: InventoryKind;
  /** The person who reads this under their Activity; the caller unless said otherwise. */
  subjectId?: string | null;
  detail?: Readonly<Record<string, unknown>>;
  /** What a change did to a thing's fields; where it did nothing, nothing is written. */
  changes?: Changes;
}

/** Who did it, from where. */
export interface AuditActor {
  requestId: string;
  address: string;
  caller: { user: { id: string } | null; credential: { id: string } | null } | null;
}

/**
 * Writes the hash-chained audit row of a change, within its transaction and as the last thing in it; webhooks are told of
 * it where it is one of their events.
 */
export async function audit(tx: Database, actor: AuditActor, { subjectId, changes, ...said }: AuditedChange) {
  if (changes?.changed.length === 0) return;
  const change = { ...said, detail: { ...said.detail, ...changes } };
  const { action, target, detail } = change;
  const targetType = change.targetType ?? getActionFacts(action).target;
  const actorId = actor.caller?.user?.id ?? null;
  await publish(tx, toDomainEvents(change));
  await appendAudit(tx, {
    action,
    actorId,
    credentialId: actor.caller?.credential?.id ?? null,
    targetType: target === undefined ? null : targetType,
    targetId: target ?? null,
    subjectId: subjectId === undefined ? actorId : subjectId,
    detail,
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
