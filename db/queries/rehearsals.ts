import type { Database } from "../client";

/** Calls that the system's allow list would have refused, of one address and source. */
export interface Rehearsed {
  address: string;
  /** A credential, app or person; an empty text for nobody in particular. */
  source: string;
  userId: string | null;
  calls: number;
}

/** Adds to what was recorded before. */
export async function recordRehearsed(db: Database, recorded: readonly Rehearsed[]): Promise<void> {
  await db.all(
    `insert into rehearsed_refusals as r (address, source, user_id, calls, first_at, last_at)
     select address, source, "userId", calls, now(), now()
     from jsonb_to_recordset($1::text::jsonb) as n (address text, source text, "userId" text, calls int)
     on conflict (address, source) do update set calls = r.calls + excluded.calls, last_at = now()`,
    [JSON.stringify(recorded)],
  );
}

export interface RehearsedRow extends Rehearsed {
  name: string | null;
  email: string | null;
  /** Milliseconds since 1970. */
  firstAt: number;
  lastAt: number;
}

/** Whom the list would have refused within the last 30 days, the last first. */
export const listRehearsed = (db: Database): Promise<RehearsedRow[]> =>
  db.all<RehearsedRow>(
    `select r.address, r.source, r.user_id as "userId", r.calls, u.name, u.email,
       (extract(epoch from r.first_at) * 1000)::float8 as "firstAt",
       (extract(epoch from r.last_at) * 1000)::float8 as "lastAt"
     from rehearsed_refusals r left join users u on u.id = r.user_id
     where r.last_at > now() - interval '30 days' order by r.last_at desc, r.address limit 200`,
  );

/** Forgets what was recorded: a rehearsal begins anew. */
export async function clearRehearsed(db: Database): Promise<void> {
  await db.all("delete from rehearsed_refusals");
}

/** Addresses that called within the last hour, the busiest first. */
export const listRecentAddresses = (db: Database): Promise<{ address: string; calls: number; users: number }[]> =>
  db.all(
    `select address, count(*)::int as calls, count(distinct user_id)::int as users
     from requests where at > now() - interval '1 hour' and address <> ''
     group by address order by count(*) desc, address limit 50`,
  );
