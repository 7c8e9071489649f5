import type { Database } from "../client";

/** A chain of tokens as it begins. */
export interface Family {
  id: string;
  dialect: string;
  grantId: string | null;
  applicationId: string | null;
  userId: string | null;
  credentialId: string | null;
  scopes: readonly string[];
  resources: readonly string[];
}

/** A refresh token by its digest. */
export interface RefreshToken {
  digest: string;
  expiresAt: Date;
}

/** The first ten parameters of a statement that begins a chain. */
export const familyParameters = (family: Family, refreshToken: RefreshToken | null) => [
  family.id,
  family.dialect,
  family.grantId,
  family.applicationId,
  family.userId,
  family.credentialId,
  family.scopes,
  family.resources,
  refreshToken?.digest ?? null,
  refreshToken?.expiresAt ?? null,
];

/** Columns, values and the first token of a statement that begins a chain in a CTE named `family`. */
export const FAMILY_COLUMNS = "id, dialect, grant_id, application_id, user_id, credential_id, scopes, resources";
export const FAMILY_VALUES = "$1, $2, $3, $4, $5, $6, $7::text[], $8::text[]";
export const FIRST_TOKEN = `insert into refresh_tokens (digest, family_id, expires_at)
  select $9, id, $10::timestamptz from family where $9::text is not null`;

const BEGIN = `
  with family as (insert into token_families (${FAMILY_COLUMNS}) values (${FAMILY_VALUES}) returning id)
  ${FIRST_TOKEN}`;

/** Begins a chain of tokens. */
export async function beginFamily(db: Database, family: Family, refreshToken: RefreshToken | null): Promise<void> {
  await db.all(BEGIN, familyParameters(family, refreshToken));
}

/** Revokes a chain. Gives whether it was live, and whose it was. */
export async function revokeFamily(db: Database, familyId: string, reason: string) {
  const [row] = await db.all<{ user_id: string | null; application_id: string | null }>(
    `update token_families set revoked_at = now(), revoked_reason = $2 where id = $1 and revoked_at is null
     returning user_id, application_id`,
    [familyId, reason],
  );
  return row && { userId: row.user_id, applicationId: row.application_id };
}
