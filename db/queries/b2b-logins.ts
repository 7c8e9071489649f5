import type { Database } from "../client";
import { PERSON, type PersonColumns, personOf } from "./token-people";

interface B2bCredentialRow extends PersonColumns {
  id: string;
  digest: string;
  allowed_ips: string[] | null;
  revoked: boolean;
  disabled: boolean;
}

const B2B_CREDENTIAL = `
  select b.id, b.digest, b.allowed_ips, b.disabled_at is not null as disabled,
    b.revoked_at is not null or coalesce(b.expires_at <= now(), false) as revoked, ${PERSON}
  from b2b_credentials b join users u on u.id = b.user_id where b.username = $1`;

/** The B2B API credential with this user name, with its account; one round trip. */
export async function findB2bCredential(db: Database, username: string) {
  const [row] = await db.all<B2bCredentialRow>(B2B_CREDENTIAL, [username]);
  if (!row) return undefined;
  const { id, digest, allowed_ips, revoked, disabled } = row;
  return { id, digest, addresses: allowed_ips ?? [], revoked, disabled, person: personOf(row) };
}
