import type { Database } from "../client";

/** Something that acts within a role, with everything else that bounds it. */
export interface RoleHolding {
  kind: "api-key" | "access-token" | "app" | "token-family";
  id: string;
  userId: string;
  /** What its calls are counted under. */
  credentialId: string;
  applicationId: string;
  /** `null`: all that its owner may do. */
  scopes: string[] | null;
  grantScopes: string[] | null;
  applicationScopes: string[] | null;
}

const LIVE = "revoked_at is null and disabled_at is null and (expires_at is null or expires_at > now())";

const HOLDINGS = `
  with people as (select id from users where role = $1::text and disabled_at is null)
  select 'api-key' as kind, k.id, k.user_id as "userId", k.id as "credentialId", '' as "applicationId", k.scopes,
    null::text[] as "grantScopes", null::text[] as "applicationScopes"
  from (select * from api_keys where ${LIVE}) k join people p on p.id = k.user_id
  union all
  select 'access-token', t.id, t.user_id, t.id, '', t.scopes, null, null
  from (select * from personal_access_tokens where ${LIVE}) t join people p on p.id = t.user_id
  union all
  select 'app', a.id, a.owner_id, '', a.id, a.scopes, null, null
  from applications a join people p on p.id = a.owner_id
  where a.disabled_at is null and a.kind = 'app' and 'client_credentials' = any(a.grant_types)
  union all
  select 'token-family', f.id, p.id, coalesce(f.b2b_credential_id, ''), coalesce(f.application_id, ''), f.scopes,
    g.scopes, case when a.kind = 'first-party' then null else a.scopes end
  from token_families f
  left join grants g on g.id = f.grant_id
  left join applications a on a.id = f.application_id
  join people p on p.id = f.user_id
  where f.revoked_at is null and g.revoked_at is null and a.disabled_at is null
    and exists (select from refresh_tokens r
                where r.family_id = f.id and r.rotated_at is null and r.expires_at > now())`;

/** Everything that acts within a role now. */
export const listRoleHoldings = (db: Database, role: string): Promise<RoleHolding[]> =>
  db.all<RoleHolding>(HOLDINGS, [role]);

/** Calls that were served, counted by who made them. */
export interface ServedCalls {
  userId: string;
  credentialId: string;
  applicationId: string;
  operation: string;
  calls: number;
}

/** The calls of a role's people that were served within the last `days` days. */
export const listServedCalls = (db: Database, role: string, days: number): Promise<ServedCalls[]> =>
  db.all<ServedCalls>(
    `select u.user_id as "userId", u.credential_id as "credentialId", u.application_id as "applicationId", u.operation,
       sum(u.calls)::int as calls
     from usage_hourly u join users p on p.id = u.user_id
     where p.role = $1::text and u.status_class < 4 and u.hour > now() - make_interval(days => $2::int)
     group by 1, 2, 3, 4`,
    [role, days],
  );
