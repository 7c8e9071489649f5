import type { Database } from "../client";

/** All that decides what a thing may do under a role. Most have theirs in common with many others. */
export interface Bounds {
  /** `null`: all that its owner may do. */
  scopes: string[] | null;
  grantScopes: string[] | null;
  applicationScopes: string[] | null;
  /** Of the credential that tokens were got with. */
  credentialScopes: string[] | null;
}

/** What acts within a role and what it did. Bounds are told apart by their place in `bounds`. */
export interface RoleReach {
  bounds: (Bounds & { credentials: number })[];
  /** People by what the things of each are bounded by. */
  people: { bounds: number[]; users: number }[];
  /** Calls that were served, by what made them as far as it still lives: its credential, else its app and person. */
  calls: { operation: string; bounds: number[]; calls: number }[];
}

// Everything that acts within a role now, with what its calls are counted under and all that bounds it. A credential
// that is only good for tokens acts by those.
const HOLDINGS = `
  select c.user_id, c.id as credential_id, '' as application_id, c.scopes,
    null::text[] as grant_scopes, null::text[] as application_scopes, null::text[] as credential_scopes
  from credentials c join people p on p.id = c.user_id
  where c.username is null and c.revoked_at is null and c.disabled_at is null
    and (c.expires_at is null or c.expires_at > now())
  union all
  select a.owner_id, '', a.id, a.scopes, null, null, null
  from applications a join people p on p.id = a.owner_id
  where a.disabled_at is null and a.kind = 'app' and a.grant_types && $4::text[]
  union all
  select p.id, coalesce(f.credential_id, ''), coalesce(f.application_id, ''), f.scopes,
    g.scopes, case when a.kind = 'first-party' then null else a.scopes end, c.scopes
  from token_families f
  left join grants g on g.id = f.grant_id
  left join applications a on a.id = f.application_id
  left join credentials c on c.id = f.credential_id
  join people p on p.id = f.user_id
  where f.revoked_at is null and g.revoked_at is null and a.disabled_at is null
    and exists (select from refresh_tokens r
                where r.family_id = f.id and r.rotated_at is null and r.expires_at > now())`;

// What is left of scopes in a question about others: in order, so that alike is equal. Null stays null: no bound.
const among = (scopes: string) =>
  `case when ${scopes} is not null then array(select s from unnest(${scopes}) s where s = any($3::text[]) order by s) end`;

// Grouped by the database: things and calls are without number, while bounds that differ are few.
const REACH = `
  with people as (select id from users where role = $1::text and disabled_at is null),
  holdings as (${HOLDINGS}),
  keyed as (
    select user_id, credential_id, case when credential_id = '' then application_id else '' end as application_id,
      json_build_object('scopes', ${among("scopes")}, 'grantScopes', ${among("grant_scopes")},
        'applicationScopes', ${among("application_scopes")},
        'credentialScopes', ${among("credential_scopes")})::text as key
    from holdings),
  numbered as materialized (select *, (dense_rank() over (order by key collate "C") - 1)::int as number from keyed),
  makers as (
    select user_id, credential_id, application_id, array_agg(distinct number) as bounds from numbered group by 1, 2, 3),
  used as (
    select user_id, credential_id, case when credential_id = '' then application_id else '' end as application_id,
      operation, sum(calls) as calls
    from usage_hourly
    where status_class < 4 and hour > now() - make_interval(days => $2::int)
    group by 1, 2, 3, 4),
  made as (
    -- A full join, of which one side is then left out, because that one is never done row by row: without statistics
    -- the planner takes both sides for short.
    select bounds, operation, calls from makers full join used using (user_id, credential_id, application_id) offset 0)
  select
    (select coalesce(json_agg(json_build_object('bounds', key::json, 'credentials', n) order by number), '[]')::text
     from (select number, key, count(*) as n from numbered group by 1, 2) b) as bounds,
    (select coalesce(json_agg(json_build_object('bounds', bounds, 'users', n)), '[]')::text
     from (select bounds, count(*) as n
           from (select array_agg(distinct number) as bounds from numbered group by user_id) p group by 1) q) as people,
    (select coalesce(json_agg(json_build_object('operation', operation, 'bounds', bounds, 'calls', n)), '[]')::text
     from (select operation, bounds, sum(calls) as n from made
           where operation is not null and bounds is not null group by 1, 2) c) as calls`;

type Texts = Record<keyof RoleReach, string>;

/**
 * What acts within a role now, apps by `ownGrants`, and its calls that were served within the last `days` days. Bounds are told as far as they
 * hold any of `scopes`: there are then few that differ, whatever else people have written into theirs.
 */
export async function roleReach(
  db: Database,
  role: string,
  { days, scopes, ownGrants }: { days: number; scopes: readonly string[]; ownGrants: readonly string[] },
): Promise<RoleReach> {
  const [row] = await db.all<Texts>(REACH, [role, days, scopes, ownGrants]);
  if (!row) throw new Error("A statement of subselects has a row.");
  const bounds = JSON.parse(row.bounds) as { bounds: Bounds; credentials: number }[];
  return {
    bounds: bounds.map((one) => ({ ...one.bounds, credentials: one.credentials })),
    people: JSON.parse(row.people) as RoleReach["people"],
    calls: JSON.parse(row.calls) as RoleReach["calls"],
  };
}
