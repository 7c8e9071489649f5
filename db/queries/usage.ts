import type { Database } from "../client";

/** Calls of one hour that have everything but their time in common. */
export interface UsageCount {
  /** ISO 8601, on the hour. */
  hour: string;
  userId: string;
  credentialId: string;
  applicationId: string;
  operation: string;
  statusClass: number;
  calls: number;
  milliseconds: number;
}

/** A request as it is kept. */
export interface KeptRequest {
  id: string;
  /** ISO 8601. */
  at: string;
  source: string;
  userId: string | null;
  credentialId: string | null;
  applicationId: string | null;
  operation: string | null;
  method: string;
  path: string;
  status: number;
  milliseconds: number;
  address: string;
  failure: string | null;
  explanation: unknown;
}

/** How many requests of each source are kept. */
export const KEPT_REQUESTS = 100;

/** Adds counts to those of their hours, all in one statement. */
export async function recordUsage(db: Database, counts: readonly UsageCount[]): Promise<void> {
  await db.all(
    `insert into usage_hourly as u
       (hour, user_id, credential_id, application_id, operation, status_class, calls, milliseconds)
     select hour, "userId", "credentialId", "applicationId", operation, "statusClass", calls, milliseconds
     from jsonb_to_recordset($1::text::jsonb) as c (hour timestamptz, "userId" text, "credentialId" text,
       "applicationId" text, operation text, "statusClass" smallint, calls int, milliseconds bigint)
     on conflict (hour, user_id, credential_id, application_id, operation, status_class)
     do update set calls = u.calls + excluded.calls, milliseconds = u.milliseconds + excluded.milliseconds`,
    [JSON.stringify(counts)],
  );
}

/** Keeps requests, and of each source only the last hundred. */
export async function recordRequests(db: Database, kept: readonly KeptRequest[]): Promise<void> {
  await db.all(
    `insert into requests (id, at, source, user_id, credential_id, application_id, operation, method, path, status,
       milliseconds, address, failure, explanation)
     select id, at, source, "userId", "credentialId", "applicationId", operation, method, path, status,
       milliseconds, address, failure, explanation
     from jsonb_to_recordset($1::text::jsonb) as r (id text, at timestamptz, source text, "userId" text,
       "credentialId" text, "applicationId" text, operation text, method text, path text, status smallint,
       milliseconds int, address text, failure text, explanation jsonb)
     on conflict (id) do nothing`,
    [JSON.stringify(kept)],
  );
  await db.all(
    `delete from requests r using (select distinct unnest($1::text[]) as source) s
     where r.source = s.source and (r.at, r.id) < (
       select at, id from requests where source = s.source order by at desc, id desc offset ${KEPT_REQUESTS - 1} limit 1)`,
    [kept.map(({ source }) => source)],
  );
}

/** Whose calls are meant: those that a person's rights counted for, and those of the apps that they own. */
export interface UsageFilter {
  userId: string;
  credentialId?: string | undefined;
  applicationId?: string | undefined;
  operation?: string | undefined;
  /** ISO 8601. */
  since: string;
}

// $1 person, $2 since, $3 credential, $4 application, $5 operation.
const OWN_CALLS = `from usage_hourly u
  where (u.user_id = $1 or u.application_id in (select id from applications where owner_id = $1))
    and u.hour >= $2::timestamptz and ($3::text is null or u.credential_id = $3)
    and ($4::text is null or u.application_id = $4) and ($5::text is null or u.operation = $5)`;

const toParameters = ({ userId, since, credentialId, applicationId, operation }: UsageFilter) => [
  userId,
  since,
  credentialId ?? null,
  applicationId ?? null,
  operation ?? null,
];

/** Calls of one bucket of time. */
export interface UsagePoint {
  /** ISO 8601. */
  start: string;
  succeeded: number;
  refused: number;
  failed: number;
  milliseconds: number;
}

const BY_CLASS = `coalesce(sum(calls) filter (where status_class < 4), 0)::int as succeeded,
  coalesce(sum(calls) filter (where status_class = 4), 0)::int as refused,
  coalesce(sum(calls) filter (where status_class = 5), 0)::int as failed,
  coalesce(sum(milliseconds), 0)::float8 as milliseconds`;

/** Calls by buckets of `hours` hours, those with none among them, from `since` until now. */
export const usageOverTime = (db: Database, filter: UsageFilter, hours: number): Promise<UsagePoint[]> =>
  db.all<UsagePoint>(
    `select to_char(b.start at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as start,
       coalesce(succeeded, 0) as succeeded, coalesce(refused, 0) as refused, coalesce(failed, 0) as failed,
       coalesce(milliseconds, 0) as milliseconds
     from generate_series($2::timestamptz, now(), make_interval(hours => $6::int)) as b (start)
     left join (
       select date_bin(make_interval(hours => $6::int), u.hour, $2::timestamptz) as start, ${BY_CLASS} ${OWN_CALLS}
       group by 1) c using (start)
     order by b.start`,
    [...toParameters(filter), hours],
  );

/** What is counted by itself: a credential, an app, an operation. */
export interface UsageShare {
  id: string;
  succeeded: number;
  refused: number;
  failed: number;
  milliseconds: number;
}

/** Calls of some applications since a moment (ISO 8601), whoever they acted for; those without any are left out. */
export const findApplicationUsage = (db: Database, ids: readonly string[], since: string): Promise<UsageShare[]> =>
  db.all<UsageShare>(
    `select application_id as id, ${BY_CLASS} from usage_hourly
     where application_id = any($1::text[]) and hour >= $2::timestamptz group by 1`,
    [[...ids], since],
  );

/** Calls by one of the columns that they are counted under, the most called first. */
export const usageBy = (
  db: Database,
  filter: UsageFilter,
  column: "credential_id" | "application_id" | "operation",
): Promise<UsageShare[]> =>
  db.all<UsageShare>(
    `select u.${column} as id, ${BY_CLASS} ${OWN_CALLS} and u.${column} <> '' group by 1 order by sum(calls) desc, 1
     limit 50`,
    toParameters(filter),
  );

const DAYS = 7;

const OF_DAY = Array.from(
  { length: DAYS },
  (_, day) => `coalesce(sum(u.calls) filter (where date_bin('1 day', u.hour, $2::timestamptz) =
    $2::timestamptz + interval '${day} days'), 0)::int`,
);

/** Calls of each credential and app of a person in the seven days from `since` (ISO 8601), a figure a day; those without any are left out. */
export const findDailyUsage = (
  db: Database,
  { userId, since }: { userId: string; since: string },
): Promise<{ id: string; calls: number[] }[]> =>
  db.all(
    `select k.id, jsonb_build_array(${OF_DAY.join(", ")}) as calls
     from usage_hourly u cross join lateral (values (u.credential_id), (u.application_id)) k (id)
     where (u.user_id = $1 or u.application_id in (select id from applications where owner_id = $1))
       and u.hour >= $2::timestamptz and k.id <> ''
     group by k.id`,
    [userId, since],
  );

export interface RequestRow extends Omit<KeptRequest, "source" | "explanation"> {
  explanation: { reason: string; expected?: string; received?: string } | null;
}

const REQUEST = `to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, r.id,
  r.user_id as "userId", r.credential_id as "credentialId", r.application_id as "applicationId", r.operation, r.method,
  r.path, r.status, r.milliseconds, r.address, r.failure, r.explanation`;

const OWN_REQUEST = `(r.user_id = $1 or r.application_id in (select id from applications where owner_id = $1))`;

/** The last requests that a person may read about, newest first. */
export const listRequests = (
  db: Database,
  filter: { userId: string; source?: string | undefined; refusedOnly: boolean; limit: number },
): Promise<RequestRow[]> =>
  db.all<RequestRow>(
    `select ${REQUEST} from requests r
     where ${OWN_REQUEST} and ($2::text is null or r.source = $2) and (not $3::boolean or r.status >= 400)
     order by r.at desc, r.id desc limit $4::int`,
    [filter.userId, filter.source ?? null, filter.refusedOnly, filter.limit],
  );

/** One request that the person may read about. */
export async function findRequest(db: Database, userId: string, id: string): Promise<RequestRow | null> {
  const [row] = await db.all<RequestRow>(`select ${REQUEST} from requests r where ${OWN_REQUEST} and r.id = $2`, [
    userId,
    id,
  ]);
  return row ?? null;
}

/** Calls that were served within the last `days` days to clients that acted for themselves, and for nobody. */
export const callsOfClients = (
  db: Database,
  days: number,
): Promise<{ applicationId: string; operation: string; calls: number }[]> =>
  db.all(
    `select application_id as "applicationId", operation, sum(calls)::float8 as calls
     from usage_hourly
     where user_id = '' and application_id <> '' and status_class < 4 and hour > now() - make_interval(days => $1::int)
     group by 1, 2`,
    [days],
  );
