import type { HeldCredentialRow } from "../../../db/queries/principals";
import { lookUpDigests } from "../../credentials/pepper";
import { type SecretKind, secretKind } from "../../credentials/secret";
import { attributed, type Finding } from "../../oauth/finding";
import type { Runtime } from "../../runtime";
import { AccessError } from "../access-error";
import { type Identified, userOf } from "../identified";
import { lastUsedOf, type UsedKind } from "../last-used";
import { effectiveScopes } from "../scopes";

interface HeldKind {
  /** `api-key`; the name in logs and usage. */
  kind: string;
  secret: SecretKind;
  table: UsedKind;
  find: (digests: readonly string[]) => Promise<HeldCredentialRow | undefined>;
  words: { unknown: string; expired: string; disabled: string };
}

const expiredSince = (at: string | null): Finding => ({ reason: `It expired${at ? ` on ${at} UTC` : ""}.` });

const held = (kind: string, row: HeldCredentialRow): Identified => ({
  credential: { kind, id: row.id },
  parties: { userId: row.user_id, credentialId: row.id },
  user: userOf(row),
  clientId: null,
  subject: row.user_id,
  scopes: effectiveScopes(row.scopes, [row.role_scopes]),
  allowLists: [row.allowed_ips ?? [], row.account_addresses],
});

/** Whose a held credential is, as things stand. Throws `AccessError` where it does not count any more. */
export function identifiedHeld({ kind, words }: Pick<HeldKind, "kind" | "words">, row: HeldCredentialRow): Identified {
  if (row.revoked) throw new AccessError("invalid_token", words.unknown, { finding: { reason: "It was revoked." } });
  if (row.expired) throw new AccessError("invalid_token", words.expired, { finding: expiredSince(row.expires_at) });
  if (row.disabled) throw new AccessError("suspended", words.disabled);
  if (row.user_disabled) {
    throw new AccessError("suspended", "The account that this credential belongs to is disabled.");
  }
  return held(kind, row);
}

/** Whose a credential is that a developer made and holds: found by its digest, bounded by the owner's role now. */
export async function identifyHeld(
  runtime: Runtime,
  { secret, table, find, ...heldKind }: HeldKind,
  presented: string,
  address: string,
): Promise<Identified> {
  // The checksum spares the database whatever was mistyped or made up.
  const row = secretKind(presented) === secret ? await find(lookUpDigests(runtime.env.peppers, presented)) : undefined;
  if (!row) throw new AccessError("invalid_token", heldKind.words.unknown);
  const parties = { userId: row.user_id, credentialId: row.id };
  return attributed(parties, async () => {
    const identified = identifiedHeld(heldKind, row);
    lastUsedOf(runtime).note(table, row.id, address);
    return identified;
  });
}
