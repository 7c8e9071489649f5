import type { Database } from "../client";

/** Rows whose time is over. */
interface Outdated {
  table: string;
  /** Which they are; $1 is for how many days they are kept. */
  rows: string;
}

const daysSince = (column: string) => `${column} < now() - make_interval(days => $1::int)`;

/** What is kept for as long as an administrator says. */
const KEPT = {
  requests: [{ table: "requests", rows: daysSince("at") }],
  usage: [{ table: "usage_hourly", rows: daysSince("hour") }],
  imports: [{ table: "imports", rows: `status <> 'running' and ${daysSince("finished_at")}` }],
  deliveries: [{ table: "webhook_deliveries", rows: daysSince("created_at") }],
  ended: [
    // First: most hang on one of the others, and go with it.
    {
      table: "token_families f",
      rows: `${daysSince("f.created_at")} and ${daysSince("coalesce(f.revoked_at, f.last_used_at)")}
        and (f.revoked_at is not null or not exists (
          select from refresh_tokens r where r.family_id = f.id and r.rotated_at is null and r.expires_at > now()))`,
    },
    { table: "credentials", rows: daysSince("revoked_at") },
    { table: "grants", rows: daysSince("revoked_at") },
  ],
} as const satisfies Readonly<Record<string, readonly Outdated[]>>;

export type Kept = keyof typeof KEPT;

/** What nobody asks for again after a day, or, spent refresh tokens, after a week: until then their reuse is noticed. */
const PASSING: readonly (Outdated & { days: number })[] = [
  { table: "consent_tickets", rows: daysSince("expires_at"), days: 0 },
  { table: "authorization_codes", rows: daysSince("expires_at"), days: 1 },
  { table: "refresh_tokens", rows: `expires_at < now() or ${daysSince("rotated_at")}`, days: 7 },
  { table: "revocations", rows: daysSince("expires_at"), days: 0 },
  { table: "email_tokens", rows: daysSince("expires_at"), days: 1 },
  { table: "sessions", rows: `${daysSince("expires_at")} or ${daysSince("ended_at")}`, days: 1 },
  {
    // A client that registered itself, and that nobody has had connected for a day, was an experiment.
    table: "applications a",
    rows: `kind = 'registered' and ${daysSince("greatest(created_at, last_used_at)")}
      and not exists (select 1 from grants g where g.application_id = a.id and g.revoked_at is null)`,
    days: 1,
  },
];

// Millions of rows in one statement would meet the time limit and never go.
const PIECE = 5_000;

/** Another instance may be at it, and what is in use may wait until the next time: neither is waited for. */
async function remove(db: Database, { table, rows }: Outdated, days: number): Promise<number> {
  const [name = "", alias = name] = table.split(" ");
  const statement = `with gone as (
      delete from ${name} where ctid = any(array(
        select ${alias}.ctid from ${table} where ${rows} limit ${PIECE} for update of ${alias} skip locked))
      returning 1)
    select count(*)::int as n from gone`;
  for (let removed = 0; ; ) {
    const [gone] = await db.all<{ n: number }>(statement, [days]);
    removed += gone?.n ?? 0;
    if ((gone?.n ?? 0) < PIECE) return removed;
  }
}

/** Removes what is older than the days for which it is kept. Gives how many rows. */
export async function removeKept(db: Database, what: Kept, days: number): Promise<number> {
  let removed = 0;
  for (const outdated of KEPT[what]) removed += await remove(db, outdated, days);
  return removed;
}

/** Removes what nobody will ask for again, whatever is set. Gives how many rows. */
export async function removePassing(db: Database): Promise<number> {
  let removed = 0;
  for (const { days, ...outdated } of PASSING) removed += await remove(db, outdated, days);
  return removed;
}
