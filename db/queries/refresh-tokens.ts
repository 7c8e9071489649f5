import type { Database } from "../client";
import { forDigests } from "./digest-list";
import type { RefreshToken } from "./token-families";
import { getPerson, PERSON, type PersonColumns } from "./token-people";

interface RefreshTokenRow extends Partial<PersonColumns> {
  digest: string;
  family_id: string;
  dialect: string;
  application_id: string | null;
  credential_id: string | null;
  scopes: string[];
  resources: string[];
  consent_scopes: string[] | null;
  credential_scopes: string[] | null;
  expired: boolean;
  revoked: boolean;
  spent_for: number | null;
  suspended: boolean;
  credential_addresses: string[] | null;
  owner_addresses: string[];
}

const refreshTokenBy = forDigests(
  (list) => `
  select r.digest, r.family_id, f.dialect, f.application_id, f.credential_id, f.scopes, f.resources,
    g.scopes as consent_scopes, c.scopes as credential_scopes,
    r.expires_at <= now() as expired,
    f.revoked_at is not null or g.revoked_at is not null or c.revoked_at is not null
      or coalesce(c.expires_at <= now(), false) as revoked,
    extract(epoch from now() - r.rotated_at)::float8 as spent_for,
    u.disabled_at is not null or c.disabled_at is not null or a.disabled_at is not null or o.disabled_at is not null
      as suspended,
    c.allowed_ips as credential_addresses,
    array(select cidr::text from ip_allow_entries where user_id = a.owner_id and f.user_id is null) as owner_addresses,
    ${PERSON}
  from refresh_tokens r
  join token_families f on f.id = r.family_id
  left join grants g on g.id = f.grant_id
  left join applications a on a.id = f.application_id
  left join users o on o.id = a.owner_id
  left join credentials c on c.id = f.credential_id
  left join users u on u.id = f.user_id
  where r.digest in (${list})`,
);

const hasPerson = (row: Partial<PersonColumns>): row is PersonColumns => typeof row.user_id === "string";

/** The refresh token with one of the digests, with everything that its chain hangs on; one round trip. */
export async function findRefreshToken(db: Database, digests: readonly string[]) {
  const [row] = await db.all<RefreshTokenRow>(refreshTokenBy(digests), digests);
  if (!row) return undefined;
  const person = hasPerson(row) ? getPerson(row) : null;
  return {
    digest: row.digest,
    familyId: row.family_id,
    dialect: row.dialect,
    applicationId: row.application_id,
    credentialId: row.credential_id,
    scopes: row.scopes,
    resources: row.resources,
    consentScopes: row.consent_scopes,
    credentialScopes: row.credential_scopes,
    expired: row.expired,
    revoked: row.revoked,
    spentFor: row.spent_for,
    suspended: row.suspended,
    allowLists: [row.credential_addresses ?? [], person?.addresses ?? row.owner_addresses],
    person,
  };
}

const ROTATE = `
  with spent as (update refresh_tokens r set rotated_at = now() from token_families f
                 where r.digest = $1 and r.rotated_at is null and f.id = r.family_id and f.revoked_at is null
                 returning r.family_id)
  insert into refresh_tokens (digest, family_id, expires_at)
  select $2, family_id, $3::timestamptz from spent on conflict (digest) do nothing returning 1`;

/** Spends a refresh token and stores its successor in one statement; `false` where it was spent or revoked already. */
export async function rotateRefreshToken(db: Database, digest: string, successor: RefreshToken): Promise<boolean> {
  const rows = await db.all(ROTATE, [digest, successor.digest, successor.expiresAt]);
  return rows.length > 0;
}

/** Moves the end of a refresh token; at most once a minute, so that a busy client writes little. */
export async function extendRefreshToken(db: Database, digest: string, expiresAt: Date): Promise<void> {
  await db.all(
    "update refresh_tokens set expires_at = $2 where digest = $1 and expires_at < $2::timestamptz - interval '1 minute'",
    [digest, expiresAt],
  );
}
