import type { Database } from "../../db/client";
import { appendAudit } from "../../db/queries/audit";
import { revokeAccessToken } from "../../db/queries/revoked-tokens";
import { revokeFamily } from "../../db/queries/token-families";
import { announce } from "../changes/changes";
import { toDomainEvents } from "../events/domain-events";
import { publish } from "../events/publish";

/** Ends a chain of tokens, once; whatever came of it is refused from the next call on. Audited with its reason. */
export function endFamily(db: Database, familyId: string, reason: string): Promise<void> {
  return db.transaction(async (tx) => {
    const ended = await revokeFamily(tx, familyId, reason);
    if (!ended) return;
    const action = reason === "refresh_reuse" || reason === "code_reuse" ? reason : "token-family.revoke";
    await announce(tx, [`family:${familyId}`]);
    await publish(tx, toDomainEvents({ action, target: familyId }));
    await appendAudit(tx, {
      action,
      actorId: null,
      credentialId: null,
      targetType: "token-family",
      targetId: familyId,
      subjectId: ended.userId,
      detail: { reason, ...(ended.applicationId !== null && { application: ended.applicationId }) },
      address: null,
      requestId: null,
    });
  });
}

/** Ends one access token; the rest of its chain lives on (RFC 7009 §2.1). */
export function endAccessToken(db: Database, jti: string, expiresAt: Date): Promise<void> {
  return db.transaction(async (tx) => {
    await revokeAccessToken(tx, jti, expiresAt);
    await announce(tx, [`token:${jti}`]);
  });
}
