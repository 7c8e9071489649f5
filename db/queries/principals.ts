import type { Database } from "../client";
import { forDigests } from "./digest-list";

/** The person behind a credential, with everything that bounds what they may do now. */
interface PersonColumns {
  user_id: string;
  account_number: number;
  name: string;
  email: string;
  username: string;
  role: string;
  user_disabled: boolean;
  role_scopes: string[];
  account_addresses: string[];
}

export interface CredentialPrincipalRow extends PersonColumns {
  id: string;
  kind: string;
  /** `null`: all that the owner may do. */
  scopes: string[] | null;
  allowed_ips: string[] | null;
  /** The connection that it ends with, of one that an app made for its owner; the five are `null` for any other. */
  made_by_grant: string | null;
  grant_scopes: string[] | null;
  application_scopes: string[] | null;
  application_id: string | null;
  application_owner: string | null;
  disabled: boolean;
  revoked: boolean;
  expired: boolean;
  /** `2026-11-21 12:00:00`, in UTC. */
  expires_at: string | null;
  /** The same in milliseconds since 1970. */
  expires_at_ms: number | null;
}

const PERSON = `u.id as user_id, u.account_number, u.name, u.email, u.username, u.role,
  u.disabled_at is not null as user_disabled,
  array(select scope from role_scopes where role = u.role) as role_scopes,
  array(select cidr::text from ip_allow_entries where user_id = u.id) as account_addresses`;

const held = (found: string) =>
  `select c.id, c.kind, c.scopes, c.allowed_ips, c.made_by_grant, g.scopes as grant_scopes,
     a.scopes as application_scopes, a.id as application_id, a.owner_id as application_owner,
     c.disabled_at is not null or a.disabled_at is not null or o.disabled_at is not null as disabled,
     c.revoked_at is not null or (c.made_by_grant is not null and (g.id is null or g.revoked_at is not null)) as revoked,
     coalesce(c.expires_at <= now(), false) as expired,
     to_char(c.expires_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as expires_at,
     (extract(epoch from c.expires_at) * 1000)::float8 as expires_at_ms, ${PERSON}
   from credentials c join users u on u.id = c.user_id
   left join grants g on g.id = c.made_by_grant left join applications a on a.id = g.application_id
   left join users o on o.id = a.owner_id where ${found}`;

const credentialBy = forDigests((list) => held(`c.digest in (${list})`));
const CREDENTIAL_BY_ID = held("c.id = $1");

/** The credential of a kind with one of the digests, with its owner; one round trip. */
export async function findCredentialByDigest(
  db: Database,
  kind: string,
  digests: readonly string[],
): Promise<CredentialPrincipalRow | undefined> {
  const rows = await db.all<CredentialPrincipalRow>(credentialBy(digests), digests);
  return rows.find((row) => row.kind === kind);
}

/** The same by id, for an administrator who asks about it. */
export async function findCredentialById(db: Database, id: string): Promise<CredentialPrincipalRow | undefined> {
  const [row] = await db.all<CredentialPrincipalRow>(CREDENTIAL_BY_ID, [id]);
  return row;
}

/** What the tokens of a chain say of themselves. */
export async function findFamilyClaims(
  db: Database,
  id: string,
): Promise<{ clientId: string; subject: string; scopes: string[] } | undefined> {
  const [row] = await db.all<{ clientId: string; subject: string; scopes: string[] }>(
    `select coalesce(a.client_id, '') as "clientId", coalesce(f.user_id, a.client_id) as subject, f.scopes
     from token_families f left join applications a on a.id = f.application_id where f.id = $1`,
    [id],
  );
  return row;
}

/** What bounds an access token now. Where it names something that is gone, the id of that is null. */
export interface TokenPrincipalRow {
  token_revoked: boolean;
  family_id: string | null;
  family_revoked: boolean;
  grant_id: string | null;
  grant_revoked: boolean;
  grant_scopes: string[] | null;
  application_id: string | null;
  /** Whose app it is. */
  application_owner: string | null;
  /** Whether the app is, or its owner. */
  application_disabled: boolean;
  /** `null`: the application is no bound of its own (first-party). */
  application_scopes: string[] | null;
  /** The held credential that it was got with. */
  credential_id: string | null;
  /** `null`: that credential is not narrowed, or there is none. */
  credential_scopes: string[] | null;
  credential_revoked: boolean;
  credential_disabled: boolean;
  credential_addresses: string[] | null;
  /** Milliseconds since 1970. */
  credential_expires_at: number | null;
  user_id: string | null;
  /** Whose role bounds it: the user, or the owner of an app that acts for itself. */
  person_id: string | null;
  account_number: number | null;
  name: string | null;
  email: string | null;
  username: string | null;
  role: string | null;
  person_disabled: boolean;
  role_scopes: string[];
  account_addresses: string[];
}

const TOKEN_PRINCIPAL = `
  select exists (select from revocations where jti = $1) as token_revoked,
    f.id as family_id, f.revoked_at is not null as family_revoked,
    g.id as grant_id, g.revoked_at is not null as grant_revoked, g.scopes as grant_scopes,
    a.id as application_id, a.owner_id as application_owner,
    a.disabled_at is not null or o.disabled_at is not null as application_disabled,
    case when a.kind = 'first-party' then null else a.scopes end as application_scopes,
    c.id as credential_id, c.scopes as credential_scopes,
    c.revoked_at is not null as credential_revoked,
    c.disabled_at is not null as credential_disabled, c.allowed_ips as credential_addresses,
    (extract(epoch from c.expires_at) * 1000)::float8 as credential_expires_at,
    u.id as user_id, p.id as person_id, p.account_number, p.name, p.email, p.username, p.role,
    p.disabled_at is not null as person_disabled,
    array(select scope from role_scopes where role = p.role) as role_scopes,
    array(select cidr::text from ip_allow_entries where user_id = p.id) as account_addresses
  from (select 1) one
  left join token_families f on f.id = $2
  left join grants g on g.id = f.grant_id
  left join applications a
    on a.id = coalesce(f.application_id, (select id from applications where $2::text is null and client_id = $3))
  left join users o on o.id = a.owner_id
  left join credentials c on c.id = f.credential_id
  left join users u on u.id = $4
  left join users p on p.id = coalesce(u.id, a.owner_id)`;

/** Everything that bounds an access token now, from its claims; one round trip. */
export async function findTokenPrincipal(
  db: Database,
  token: { jti: string; familyId: string | null; clientId: string; subject: string },
): Promise<TokenPrincipalRow | undefined> {
  const [row] = await db.all<TokenPrincipalRow>(TOKEN_PRINCIPAL, [
    token.jti,
    token.familyId,
    token.clientId,
    token.subject,
  ]);
  return row;
}

/** The addresses that are served at all; none = every address. */
export async function listSystemAddresses(db: Database): Promise<string[]> {
  const rows = await db.all<{ cidr: string }>("select cidr::text from ip_allow_entries where user_id is null");
  return rows.map(({ cidr }) => cidr);
}

export interface OperationOverrideRow {
  id: string;
  public: boolean | null;
  scope: string | null;
  rateLimit: number | null;
}

/** What administrators changed about the operations that the code declares. */
export const listOperationOverrides = (db: Database): Promise<OperationOverrideRow[]> =>
  db.all<OperationOverrideRow>('select id, public, scope, rate_limit as "rateLimit" from operation_overrides');
