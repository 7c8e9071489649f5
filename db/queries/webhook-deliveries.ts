import { and, count, desc, eq, getTableColumns, inArray, type SQL, sql } from "drizzle-orm";
import type { Database } from "../client";
import { webhookDeliveries } from "../schema/webhooks";
import { afterPlace, nextPlace, type Page, placeOf } from "./keyset";

export type DeliveryRow = typeof webhookDeliveries.$inferSelect;
type State = DeliveryRow["state"];

const of = (endpointId: string, state: State | undefined): SQL | undefined =>
  and(
    eq(webhookDeliveries.endpointId, endpointId),
    state === undefined ? undefined : eq(webhookDeliveries.state, state),
  );

/** A page of what was sent to an endpoint, newest first, and how much that is in all. */
export async function listDeliveries(
  { orm }: Database,
  endpointId: string,
  { state, ...page }: Page & { state?: State | undefined },
) {
  const { createdAt, id } = webhookDeliveries;
  const rows = await orm
    .select({ ...getTableColumns(webhookDeliveries), place: placeOf(createdAt, id) })
    .from(webhookDeliveries)
    .where(and(of(endpointId, state), afterPlace(createdAt, id, page.after)))
    .orderBy(desc(createdAt), desc(id))
    .limit(page.limit);
  const [counted] = await orm.select({ n: count() }).from(webhookDeliveries).where(of(endpointId, state));
  return { rows, total: Number(counted?.n ?? 0), next: nextPlace(rows, page) };
}

export async function findDelivery({ orm }: Database, endpointId: string, id: string): Promise<DeliveryRow | null> {
  const [row] = await orm
    .select()
    .from(webhookDeliveries)
    .where(and(of(endpointId, undefined), eq(webhookDeliveries.id, id)));
  return row ?? null;
}

/** The newest delivery of each of some endpoints. */
export async function lastDeliveries({ orm }: Database, endpointIds: readonly string[]): Promise<DeliveryRow[]> {
  if (endpointIds.length === 0) return [];
  const { id, endpointId, createdAt } = webhookDeliveries;
  return orm
    .selectDistinctOn([endpointId])
    .from(webhookDeliveries)
    .where(inArray(endpointId, [...endpointIds]))
    .orderBy(endpointId, desc(createdAt), desc(id));
}

/** Puts a delivery in waiting again, as if it were new; one that is being sent right now is left to that. */
export async function requeueDelivery({ orm }: Database, id: string): Promise<DeliveryRow | null> {
  const [row] = await orm
    .update(webhookDeliveries)
    .set({ state: "waiting", attempts: 0, nextAt: sql`now()` })
    .where(and(eq(webhookDeliveries.id, id), sql`(claimed_until is null or claimed_until <= now())`))
    .returning();
  return row ?? null;
}

/** A delivery that this process sends now, with all that it takes. */
export interface ClaimedDelivery {
  id: string;
  endpointId: string;
  eventId: string;
  type: string;
  data: unknown;
  /** ISO 8601. */
  occurredAt: string;
  /** This one counted. */
  attempts: number;
  /** What shows that the claim is still ours. */
  claim: string;
  url: string;
  slow: boolean;
  ownerKey: Uint8Array;
  secrets: { id: string; sealed: string }[];
}

const FREE = "state = 'waiting' and next_at <= now() and (claimed_until is null or claimed_until <= now())";

// Endpoints that are slow have places of their own, so that they cannot fill those of the others. What belongs to a
// disabled account waits. A delivery that
// another instance takes meanwhile is locked, and skipped, or no longer free when its row is looked at again.
const CLAIM = `
  with due as (
    select d.id, d.next_at, e.slow
    from webhook_endpoints e join users o on o.id = e.user_id and o.disabled_at is null cross join lateral (
      select id, next_at from webhook_deliveries where endpoint_id = e.id and ${FREE}
      order by next_at limit $4::int) d
    where e.disabled_at is null and e.id <> all($3::text[])
  ), picked as (
    (select id from due where not slow order by next_at limit $1::int)
    union all (select id from due where slow order by next_at limit $2::int)
  ), free as (
    select id from webhook_deliveries where id in (select id from picked) and ${FREE} for update skip locked
  ), claimed as (
    update webhook_deliveries d
    set claimed_until = clock_timestamp() + make_interval(secs => $5::int), attempts = d.attempts + 1
    from free where d.id = free.id returning d.*
  )
  select d.id, d.endpoint_id as "endpointId", d.event_id as "eventId", d.type, d.data, d.attempts,
    to_char(d.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "occurredAt",
    d.claimed_until::text as claim, e.url, e.slow, u.owner_key as "ownerKey",
    (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'sealed', s.sealed) order by s.created_at desc), '[]')
     from webhook_secrets s where s.endpoint_id = e.id and (s.expires_at is null or s.expires_at > now())) as secrets
  from claimed d join webhook_endpoints e on e.id = d.endpoint_id join users u on u.id = e.user_id`;

/**
 * Takes deliveries that are due for this process: as many as there are places for quick and for slow endpoints, a few of
 * each endpoint, none of those in `busy`. The claim ends by itself, should this process die.
 */
export const claimDeliveries = (
  db: Database,
  { quick, slow, busy, each, seconds }: { quick: number; slow: number; busy: string[]; each: number; seconds: number },
): Promise<ClaimedDelivery[]> => db.all<ClaimedDelivery>(CLAIM, [quick, slow, busy, each, seconds]);

const MINE = "id = $1 and claimed_until = $2::timestamptz";

/** Gives a claim back that came to nothing: as if it had not been. */
export async function releaseClaim(db: Database, { id, claim }: Pick<ClaimedDelivery, "id" | "claim">): Promise<void> {
  await db.all(`update webhook_deliveries set claimed_until = null, attempts = attempts - 1 where ${MINE}`, [
    id,
    claim,
  ]);
}

/** Frees what a process before this one had claimed. For a database that serves one process. */
export async function releaseAllClaims(db: Database): Promise<void> {
  await db.all("update webhook_deliveries set claimed_until = null where claimed_until is not null");
}

/** Attempts that are kept of a delivery. */
const KEPT = 12;

/** Notes what came of an attempt; gives whether the claim was still ours. `nextSeconds`: when it is tried again. */
export async function recordAttempt(
  db: Database,
  { id, claim }: Pick<ClaimedDelivery, "id" | "claim">,
  { state, nextSeconds, outcome }: { state: State; nextSeconds: number; outcome: object },
): Promise<boolean> {
  const rows = await db.all(
    `update webhook_deliveries set state = $3, claimed_until = null,
       next_at = now() + make_interval(secs => $4::int),
       outcomes = case when jsonb_array_length(outcomes) < ${KEPT} then outcomes else outcomes - 0 end
         || jsonb_build_array($5::text::jsonb)
     where ${MINE} returning id`,
    [id, claim, state, nextSeconds, JSON.stringify(outcome)],
  );
  return rows.length > 0;
}

/** Notes how an endpoint fares. Gives for how many seconds nothing had got through to it before. */
export async function recordHealth(
  db: Database,
  endpointId: string,
  { delivered, slow }: { delivered: boolean; slow: boolean },
): Promise<number> {
  const [row] = await db.all<{ seconds: number }>(
    `with recorded as (
       update webhook_endpoints set slow = $2::boolean,
         failing_since = case when $3::boolean then null else coalesce(failing_since, now()) end
       where id = $1 and (slow <> $2::boolean or $3::boolean = (failing_since is not null)))
     select coalesce(extract(epoch from now() - failing_since), 0)::float8 as seconds
     from webhook_endpoints where id = $1`,
    [endpointId, slow, delivered],
  );
  return row?.seconds ?? 0;
}
