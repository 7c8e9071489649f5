import type { Database } from "../client";

interface ClientRow {
  id: string;
  client_id: string;
  type: "confidential" | "public";
  kind: string;
  name: string;
  owner_id: string | null;
  owner_disabled: boolean;
  disabled: boolean;
  redirect_uris: string[];
  scopes: string[];
  owner_scopes: string[];
  owner_addresses: string[];
  grant_types: string[];
  secret_digests: string[];
}

const CLIENT = `
  select a.id, a.client_id, a.type, a.kind, a.name, a.owner_id, coalesce(o.disabled_at is not null, false) as owner_disabled,
    a.disabled_at is not null as disabled, a.redirect_uris, a.scopes, a.grant_types,
    array(select scope from role_scopes where role = o.role) as owner_scopes,
    array(select cidr::text from ip_allow_entries where user_id = o.id) as owner_addresses,
    array(select digest from application_secrets
          where application_id = a.id and (expires_at is null or expires_at > now())) as secret_digests
  from applications a left join users o on o.id = a.owner_id
  where a.client_id = $1`;

/** The client with this `client_id`, with what bounds it and the digests of its live secrets; one round trip. */
export async function findClient(db: Database, clientId: string) {
  const [row] = await db.all<ClientRow>(CLIENT, [clientId]);
  if (!row) return undefined;
  return {
    id: row.id,
    clientId: row.client_id,
    type: row.type,
    trusted: row.kind === "integration",
    name: row.name,
    ownerId: row.owner_id,
    ownerDisabled: row.owner_disabled,
    disabled: row.disabled,
    redirectUris: row.redirect_uris,
    scopes: row.scopes,
    ownerScopes: row.owner_id === null ? null : row.owner_scopes,
    ownerAddresses: row.owner_addresses,
    grantTypes: row.grant_types,
    secretDigests: row.secret_digests,
  };
}

interface PersonColumns {
  user_id: string;
  account_number: number;
  user_name: string;
  username: string;
  email: string;
  email_verified: boolean;
  user_disabled: boolean;
  role_scopes: string[];
  account_addresses: string[];
}

const PERSON = `u.id as user_id, u.account_number, u.name as user_name, u.username, u.email,
  u.email_verified_at is not null as email_verified, u.disabled_at is not null as user_disabled,
  array(select scope from role_scopes where role = u.role) as role_scopes,
  array(select cidr::text from ip_allow_entries where user_id = u.id) as account_addresses`;

const personOf = (row: PersonColumns) => ({
  id: row.user_id,
  accountNumber: row.account_number,
  name: row.user_name,
  username: row.username,
  email: row.email,
  emailVerified: row.email_verified,
  disabled: row.user_disabled,
  scopes: row.role_scopes,
  addresses: row.account_addresses,
});

/** The person with this id as the token core sees them. */
export async function findPerson(db: Database, userId: string) {
  const [row] = await db.all<PersonColumns>(`select ${PERSON} from users u where u.id = $1`, [userId]);
  return row && personOf(row);
}

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

interface CodeRow extends PersonColumns {
  digest: string;
  application_id: string;
  grant_id: string;
  grant_revoked: boolean;
  family_id: string | null;
  dialect: string;
  redirect_uri: string;
  redirect_uri_given: boolean;
  scopes: string[];
  resources: string[];
  code_challenge: string | null;
  nonce: string | null;
  authenticated_at: number;
  expired: boolean;
  redeemed: boolean;
}

const CODE = `
  select c.digest, c.application_id, c.grant_id, g.revoked_at is not null as grant_revoked, c.family_id, c.dialect,
    c.redirect_uri, c.redirect_uri_given, c.scopes, c.resources, c.code_challenge, c.nonce,
    extract(epoch from c.authenticated_at)::float8 as authenticated_at,
    c.expires_at <= now() as expired, c.redeemed_at is not null as redeemed, ${PERSON}
  from authorization_codes c join grants g on g.id = c.grant_id join users u on u.id = c.user_id
  where c.digest = any($1::text[])`;

/** The authorization code with one of the digests, with its person; one round trip. */
export async function findCode(db: Database, digests: readonly string[]) {
  const [row] = await db.all<CodeRow>(CODE, [digests]);
  if (!row) return undefined;
  return {
    digest: row.digest,
    applicationId: row.application_id,
    grantId: row.grant_id,
    grantRevoked: row.grant_revoked,
    familyId: row.family_id,
    dialect: row.dialect,
    redirectUri: row.redirect_uri,
    redirectUriGiven: row.redirect_uri_given,
    scopes: row.scopes,
    resources: row.resources,
    codeChallenge: row.code_challenge,
    nonce: row.nonce,
    authenticatedAt: new Date(row.authenticated_at * 1000),
    expired: row.expired,
    redeemed: row.redeemed,
    person: personOf(row),
  };
}

interface Family {
  id: string;
  dialect: string;
  grantId: string | null;
  applicationId: string | null;
  userId: string | null;
  b2bCredentialId: string | null;
  scopes: readonly string[];
  resources: readonly string[];
}

interface RefreshToken {
  digest: string;
  expiresAt: Date;
}

const familyParameters = (family: Family, refreshToken: RefreshToken | null) => [
  family.id,
  family.dialect,
  family.grantId,
  family.applicationId,
  family.userId,
  family.b2bCredentialId,
  family.scopes,
  family.resources,
  refreshToken?.digest ?? null,
  refreshToken?.expiresAt ?? null,
];

const FAMILY_COLUMNS = "id, dialect, grant_id, application_id, user_id, b2b_credential_id, scopes, resources";
const FAMILY_VALUES = "$1, $2, $3, $4, $5, $6, $7::text[], $8::text[]";
const FIRST_TOKEN = `insert into refresh_tokens (digest, family_id, expires_at)
  select $9, id, $10::timestamptz from family where $9::text is not null`;

const REDEEM = `
  with code as (update authorization_codes set redeemed_at = now(), family_id = $1
                where digest = $11 and redeemed_at is null and expires_at > now() returning 1),
       family as (insert into token_families (${FAMILY_COLUMNS}) select ${FAMILY_VALUES} from code returning id),
       token as (${FIRST_TOKEN})
  select id from family`;

/** Spends a code and begins its chain in one statement; `false`, with nothing written, where it was spent already. */
export async function redeemCode(
  db: Database,
  digest: string,
  family: Family,
  refreshToken: RefreshToken | null,
): Promise<boolean> {
  const rows = await db.all(REDEEM, [...familyParameters(family, refreshToken), digest]);
  return rows.length > 0;
}

const BEGIN = `
  with family as (insert into token_families (${FAMILY_COLUMNS}) values (${FAMILY_VALUES}) returning id)
  ${FIRST_TOKEN}`;

/** Begins a chain of tokens. */
export async function beginFamily(db: Database, family: Family, refreshToken: RefreshToken | null): Promise<void> {
  await db.all(BEGIN, familyParameters(family, refreshToken));
}

interface RefreshTokenRow extends Partial<PersonColumns> {
  digest: string;
  family_id: string;
  dialect: string;
  application_id: string | null;
  credential_id: string | null;
  scopes: string[];
  resources: string[];
  consent_scopes: string[] | null;
  expired: boolean;
  revoked: boolean;
  spent_for: number | null;
  suspended: boolean;
  credential_addresses: string[] | null;
  owner_addresses: string[];
}

const REFRESH_TOKEN = `
  select r.digest, r.family_id, f.dialect, f.application_id, f.b2b_credential_id as credential_id, f.scopes, f.resources,
    g.scopes as consent_scopes,
    r.expires_at <= now() as expired,
    f.revoked_at is not null or g.revoked_at is not null or b.revoked_at is not null
      or coalesce(b.expires_at <= now(), false) as revoked,
    extract(epoch from now() - r.rotated_at)::float8 as spent_for,
    u.disabled_at is not null or b.disabled_at is not null as suspended,
    b.allowed_ips as credential_addresses,
    array(select cidr::text from ip_allow_entries where user_id = a.owner_id and f.user_id is null) as owner_addresses,
    ${PERSON}
  from refresh_tokens r
  join token_families f on f.id = r.family_id
  left join grants g on g.id = f.grant_id
  left join applications a on a.id = f.application_id
  left join b2b_credentials b on b.id = f.b2b_credential_id
  left join users u on u.id = f.user_id
  where r.digest = any($1::text[])`;

const hasPerson = (row: Partial<PersonColumns>): row is PersonColumns => typeof row.user_id === "string";

/** The refresh token with one of the digests, with everything that its chain hangs on; one round trip. */
export async function findRefreshToken(db: Database, digests: readonly string[]) {
  const [row] = await db.all<RefreshTokenRow>(REFRESH_TOKEN, [digests]);
  if (!row) return undefined;
  const person = hasPerson(row) ? personOf(row) : null;
  return {
    digest: row.digest,
    familyId: row.family_id,
    dialect: row.dialect,
    applicationId: row.application_id,
    credentialId: row.credential_id,
    scopes: row.scopes,
    resources: row.resources,
    consentScopes: row.consent_scopes,
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

/** Revokes a chain. Gives whether it was live, and whose it was. */
export async function revokeFamily(db: Database, familyId: string, reason: string) {
  const [row] = await db.all<{ user_id: string | null; application_id: string | null }>(
    `update token_families set revoked_at = now(), revoked_reason = $2 where id = $1 and revoked_at is null
     returning user_id, application_id`,
    [familyId, reason],
  );
  return row && { userId: row.user_id, applicationId: row.application_id };
}

/** Revokes one access token until it would have expired. */
export async function revokeAccessToken(db: Database, jti: string, expiresAt: Date): Promise<void> {
  await db.all("insert into revocations (jti, expires_at) values ($1, $2) on conflict do nothing", [jti, expiresAt]);
}
