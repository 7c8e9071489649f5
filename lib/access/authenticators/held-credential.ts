import type { HeldCredentialRow } from "../../../db/queries/principals";
import { lookUpDigests } from "../../credentials/pepper";
import { type SecretKind, secretKind } from "../../credentials/secret";
import { attributed, type Finding } from "../../oauth/finding";
import type { Runtime } from "../../runtime";
import { AccessError } from "../access-error";
import { type Identified, userOf } from "../identified";
import { lastUsedOf, type UsedKind } from "../last-used";
import { intersectScopes } from "../scopes";

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
  scopes: row.scopes ? intersectScopes(row.scopes, row.role_scopes) : row.role_scopes,
  allowLists: [row.allowed_ips ?? [], row.account_addresses],
});

/** Whose a credential is that a developer made and holds: found by its digest, bounded by the owner's role now. */
export async function identifyHeld(
  runtime: Runtime,
  { kind, secret, table, find, words }: HeldKind,
  presented: string,
  address: string,
): Promise<Identified> {
  // The checksum spares the database whatever was mistyped or made up.
  const row = secretKind(presented) === secret ? await find(lookUpDigests(runtime.env.peppers, presented)) : undefined;
  if (!row) throw new AccessError("invalid_token", words.unknown);
  const parties = { userId: row.user_id, credentialId: row.id };
  return attributed(parties, async () => {
    if (row.revoked) throw new AccessError("invalid_token", words.unknown, { finding: { reason: "It was revoked." } });
    if (row.expired) throw new AccessError("invalid_token", words.expired, { finding: expiredSince(row.expires_at) });
    if (row.disabled) throw new AccessError("suspended", words.disabled);
    if (row.user_disabled) {
      throw new AccessError("suspended", "The account that this credential belongs to is disabled.");
    }
    lastUsedOf(runtime).note(table, row.id, address);
    return held(kind, row);
  });
}
