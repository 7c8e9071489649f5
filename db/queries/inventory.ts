import type { Database } from "../client";

const HELD = "expires_at, disabled_at, last_used_at, last_used_address, created_at";

// One row a thing that can act for the person $1. An app of theirs counts where it can act for itself, since it then
// acts within their role; a password login of a program is a chain of tokens that hangs on nothing else of the list.
const LIST = `
  select 'api-key' as kind, id, name, prefix || '…' as mark, scopes, ${HELD}
  from api_keys where user_id = $1 and revoked_at is null
  union all
  select 'access-token', id, name, prefix || '…', scopes, ${HELD}
  from personal_access_tokens where user_id = $1 and revoked_at is null
  union all
  select 'b2b-login', id, name, username, null, ${HELD}
  from b2b_credentials where user_id = $1 and revoked_at is null
  union all
  select 'app', id, name, client_id, scopes, null, disabled_at, last_used_at, null, created_at
  from applications where owner_id = $1 and kind = 'app' and 'client_credentials' = any(grant_types)
  union all
  select 'connection', g.id, a.name, a.client_id, g.scopes, null, a.disabled_at,
    (select max(last_used_at) from token_families where grant_id = g.id), null, g.created_at
  from grants g join applications a on a.id = g.application_id where g.user_id = $1 and g.revoked_at is null
  union all
  select 'password-login', f.id, coalesce(a.name, 'Password login'), f.dialect, f.scopes, r.expires_at, null,
    f.last_used_at, null, f.created_at
  from token_families f left join applications a on a.id = f.application_id
  join lateral (select max(expires_at) as expires_at from refresh_tokens
                where family_id = f.id and rotated_at is null) r on r.expires_at > now()
  where f.user_id = $1 and f.revoked_at is null and f.grant_id is null and f.b2b_credential_id is null
  union all
  select 'session', id, coalesce(user_agent, 'A browser'), id, null, expires_at, null, last_seen_at, address, created_at
  from sessions where user_id = $1 and ended_at is null and expires_at > now()`;

const milliseconds = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;

const READ = `
  select kind, id, name, mark, scopes, disabled_at is not null as disabled, last_used_address,
    ${milliseconds("expires_at")} as expires_at, ${milliseconds("last_used_at")} as last_used_at,
    ${milliseconds("created_at")} as created_at
  from (${LIST}) as things order by last_used_at desc nulls last, created_at desc, id`;

interface InventoryRow {
  kind: EndableKind;
  id: string;
  name: string;
  mark: string;
  scopes: string[] | null;
  disabled: boolean;
  last_used_address: string | null;
  /** Milliseconds since 1970, like the other times. */
  expires_at: number | null;
  last_used_at: number | null;
  created_at: number;
}

const moment = (at: number | null) => (at === null ? null : new Date(at));

/** Everything that can act for a person, the last used first. */
export async function listInventory(db: Database, userId: string) {
  const rows = await db.all<InventoryRow>(READ, [userId]);
  return rows.map(({ last_used_address, last_used_at, expires_at, created_at, ...row }) => ({
    ...row,
    lastUsedAddress: last_used_address,
    lastUsedAt: moment(last_used_at),
    expiresAt: moment(expires_at),
    createdAt: new Date(created_at),
  }));
}

const OWN = "user_id = $1 and ($2::text is null or id = $2)";
const REVOKE = (table: string) => `update ${table} set revoked_at = now() where ${OWN} and revoked_at is null`;

const withFamilies = (ended: string, column: string) => `
  with ended as (${ended} returning id),
       families as (update token_families f set revoked_at = now(), revoked_reason = 'inventory'
                    from ended where f.${column} = ended.id and f.revoked_at is null)
  select id from ended`;

// $1 the person, $2 one id or null for all of the kind, $3 the session to keep.
const END = {
  "api-key": `${REVOKE("api_keys")} returning id`,
  "access-token": `${REVOKE("personal_access_tokens")} returning id`,
  "b2b-login": withFamilies(REVOKE("b2b_credentials"), "b2b_credential_id"),
  app: `update applications set disabled_at = now(), updated_at = now()
        where owner_id = $1 and ($2::text is null or id = $2) and kind = 'app' and disabled_at is null
          and 'client_credentials' = any(grant_types) returning id`,
  connection: withFamilies(REVOKE("grants"), "grant_id"),
  "password-login": `update token_families set revoked_at = now(), revoked_reason = 'inventory'
        where ${OWN} and revoked_at is null and grant_id is null and b2b_credential_id is null returning id`,
  session: `update sessions set ended_at = now()
        where ${OWN} and ended_at is null and expires_at > now() and id is distinct from $3::text returning id`,
} as const;

export type EndableKind = keyof typeof END;

/** Takes from a person's things of a kind, or from one of them, what lets them act; gives the ids of those that could. */
export async function endInventory(
  db: Database,
  kind: EndableKind,
  { userId, id, keepSession }: { userId: string; id: string | null; keepSession: string | null },
): Promise<string[]> {
  const parameters = kind === "session" ? [userId, id, keepSession] : [userId, id];
  const rows = await db.all<{ id: string }>(END[kind], parameters);
  return rows.map((row) => row.id);
}
