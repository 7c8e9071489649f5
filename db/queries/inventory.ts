import type { Database } from "../client";

/**
 * How many connections, password logins and browsers are listed each: nobody bounds how many of those a person has, and a
 * program that signs in anew for every call makes thousands. Whatever is ended all at once, they all are.
 */
const MOST = 500;

// One row a thing that can act for the person $1; $2 are the grants by which an app acts for itself. What an app made is
// gone with the app's connection. An app of theirs counts where it can act for itself, since it then acts within their
// role; a password login of a program is a chain of tokens that hangs on nothing else of the list.
const LIST = `
  select kind, id, name, coalesce(username, prefix || '…') as mark, scopes, expires_at, disabled_at, last_used_at,
    last_used_address, created_at
  from credentials where user_id = $1 and revoked_at is null and (made_by_grant is null
    or exists (select from grants g where g.id = made_by_grant and g.revoked_at is null))
  union all
  select 'app', id, name, client_id, scopes, null, disabled_at, last_used_at, null, created_at
  from applications where owner_id = $1 and kind = 'app' and grant_types && $2::text[]
  union all
  select 'connection', g.id, a.name, a.client_id, g.scopes, null, a.disabled_at,
    (select max(last_used_at) from token_families where grant_id = g.id), null, g.created_at
  from (select * from grants where user_id = $1 and revoked_at is null order by created_at desc limit ${MOST}) g
  join applications a on a.id = g.application_id
  union all
  select 'password-login', f.id, coalesce(a.name, 'Password login'), f.dialect, f.scopes, r.expires_at, null,
    f.last_used_at, null, f.created_at
  from (select * from token_families
        where user_id = $1 and revoked_at is null and grant_id is null and credential_id is null
        order by last_used_at desc limit ${MOST}) f
  left join applications a on a.id = f.application_id
  join lateral (select max(expires_at) as expires_at from refresh_tokens
                where family_id = f.id and rotated_at is null) r on r.expires_at > now()
  union all
  (select 'session', id, coalesce(user_agent, 'A browser'), id, null, expires_at, null, last_seen_at, address, created_at
   from sessions where user_id = $1 and ended_at is null and expires_at > now() order by last_seen_at desc limit ${MOST})`;

const milliseconds = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;

const READ = `
  select kind, id, name, mark, scopes, disabled_at is not null as disabled, last_used_address,
    ${milliseconds("expires_at")} as expires_at, ${milliseconds("last_used_at")} as last_used_at,
    ${milliseconds("created_at")} as created_at
  from (${LIST}) as things order by last_used_at desc nulls last, created_at desc, id`;

interface InventoryRow {
  kind: string;
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

/** Everything that can act for a person, the last used first; `ownGrants` are those by which an app acts for itself. */
export async function listInventory(db: Database, userId: string, ownGrants: readonly string[]) {
  const rows = await db.all<InventoryRow>(READ, [userId, ownGrants]);
  return rows.map(({ last_used_address, last_used_at, expires_at, created_at, ...row }) => ({
    ...row,
    lastUsedAddress: last_used_address,
    lastUsedAt: moment(last_used_at),
    expiresAt: moment(expires_at),
    createdAt: new Date(created_at),
  }));
}

const OWN = "user_id = $1 and ($2::text is null or id = $2)";
const REVOKE = (table: string, more = "") =>
  `update ${table} set revoked_at = now() where ${OWN} and revoked_at is null${more}`;

const withFamilies = (ended: string, column: string) => `
  with ended as (${ended} returning id),
       families as (update token_families f set revoked_at = now(), revoked_reason = 'inventory'
                    from ended where f.${column} = ended.id and f.revoked_at is null)
  select id from ended`;

// $1 the person, $2 one id or null for all of the kind, $3 the session to keep, the kind of credential, or the grants by
// which an app acts for itself.
const END_CREDENTIAL = withFamilies(REVOKE("credentials", " and kind = $3"), "credential_id");
const END = {
  app: `update applications set disabled_at = now(), updated_at = now()
        where owner_id = $1 and ($2::text is null or id = $2) and kind = 'app' and disabled_at is null
          and grant_types && $3::text[] returning id`,
  connection: withFamilies(REVOKE("grants"), "grant_id"),
  "password-login": `update token_families set revoked_at = now(), revoked_reason = 'inventory'
        where ${OWN} and revoked_at is null and grant_id is null and credential_id is null returning id`,
  session: `update sessions set ended_at = now()
        where ${OWN} and ended_at is null and expires_at > now() and id is distinct from $3::text returning id`,
} as const;

const listIds = async (rows: Promise<{ id: string }[]>) => (await rows).map(({ id }) => id);

interface Ending {
  userId: string;
  /** `null`: all of the kind. */
  id: string | null;
}

/** Ends a person's credentials of a kind, or one of them, with what was got by them; gives the ids of the ended. */
export const endCredentials = (db: Database, kind: string, { userId, id }: Ending): Promise<string[]> =>
  listIds(db.all<{ id: string }>(END_CREDENTIAL, [userId, id, kind]));

export type OtherEndable = keyof typeof END;

/** Takes from a person's other things of a kind, or from one, what lets them act; gives the ids of those that could. */
export const endOther = (
  db: Database,
  kind: OtherEndable,
  { userId, id, keepSession, ownGrants }: Ending & { keepSession: string | null; ownGrants: readonly string[] },
): Promise<string[]> => {
  const third: Partial<Record<OtherEndable, string | null | readonly string[]>> = {
    session: keepSession,
    app: ownGrants,
  };
  return listIds(db.all<{ id: string }>(END[kind], [userId, id, ...(kind in third ? [third[kind] ?? null] : [])]));
};
