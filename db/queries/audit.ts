import { and, asc, desc, eq, gt, gte, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "../client";
import { users } from "../schema/people";
import { auditLog } from "../schema/system";

/** One line of the audit log, before the database gives it its number, time and hash. */
export interface AuditEntry {
  action: string;
  actorId: string | null;
  credentialId: string | null;
  targetType: string | null;
  targetId: string | null;
  subjectId: string | null;
  detail: Readonly<Record<string, unknown>>;
  address: string | null;
  requestId: string | null;
}

// What a row's hash covers: the hash before it and every column, as one canonical JSON text. Written once, so that
// writing and verifying cannot differ.
const isoOf = (row: string) => `to_char(${row}.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** What a row's hash covers beside the hash before, as SQL: the number, time and content of the row that is so named. */
export const ROW = (row: string) => `jsonb_build_array(
  ${row}.n, ${isoOf(row)}, ${row}.action, ${row}.actor_id,
  ${row}.credential_id, ${row}.target_type, ${row}.target_id, ${row}.subject_id, ${row}.detail, ${row}.address,
  ${row}.request_id)::text`;

/** The hash of a row, as SQL. */
export const getHash = (row: string) => `sha256(${row}.previous_hash || convert_to(${ROW(row)}, 'UTF8'))`;

// No row is older than the one before, whatever a clock does: then a time is a stretch of numbers.
const NEXT = `
  with head as materialized (
    select n + 1 as n, hash from audit_head where id = 1 for update
  ), entry as materialized (
    select head.n, greatest(clock_timestamp(), (select at from audit_log where n = head.n - 1)) as at, $1::text as action, $2::text as actor_id, $3::text as credential_id,
      $4::text as target_type, $5::text as target_id, $6::text as subject_id, $7::jsonb as detail, $8::text as address,
      $9::text as request_id, head.hash as previous_hash
    from head
  )
  select n::text, ${isoOf("entry")} as at, encode(${getHash("entry")}, 'hex') as hash from entry`;

const APPEND = `
  with head as (
    select hash from audit_head where id = 1
  ), written as (
    insert into audit_log (n, at, action, actor_id, credential_id, target_type, target_id, subject_id, detail, address,
      request_id, previous_hash, hash, seal)
    select $10::bigint, $11::timestamptz, $1::text, $2::text, $3::text, $4::text, $5::text, $6::text, $7::jsonb, $8::text,
      $9::text, head.hash, decode($12, 'hex'), $13::text
    from head
    returning n, hash
  )
  update audit_head set n = written.n, hash = written.hash, seal = $14::text from written where audit_head.id = 1`;

/**
 * Appends a row to the audit chain. The row lock on the head orders writers, and is held until the transaction ends: so
 * write it last.
 */
export async function appendAudit(db: Database, entry: AuditEntry): Promise<void> {
  const columns = [
    entry.action,
    entry.actorId,
    entry.credentialId,
    entry.targetType,
    entry.targetId,
    entry.subjectId,
    JSON.stringify(entry.detail),
    entry.address,
    entry.requestId,
  ];
  await db.transaction(async (tx) => {
    const [next] = await tx.all<{ n: string; at: string; hash: string }>(NEXT, columns);
    if (!next) throw new Error("the audit log has no head");
    const place = { n: Number(next.n), hash: next.hash };
    const { row, head } = tx.auditSealer;
    await tx.all(APPEND, [...columns, place.n, next.at, place.hash, row(place), head(place)]);
  });
}

/** A row of the audit log as it is shown. */
export interface AuditRow {
  n: number;
  at: Date;
  action: string;
  actorId: string | null;
  actorName: string | null;
  credentialId: string | null;
  targetType: string | null;
  targetId: string | null;
  detail: unknown;
  address: string | null;
  requestId: string | null;
}

/** Which rows are meant; what is left out bounds nothing. */
export interface AuditFilter {
  subjectId?: string | undefined;
  actorId?: string | undefined;
  /** Who did it, or whose account it concerned. */
  personId?: string | undefined;
  /** With which, or to which, it was done. */
  credentialId?: string | undefined;
  /** The beginning of the action. */
  action?: string | undefined;
  targetId?: string | undefined;
  since?: Date | undefined;
  until?: Date | undefined;
}

/** How far a clock went back at most while rows were written that did not look at the one before. */
const SLACK = sql.raw("interval '1 hour'");

/** Rows since a moment. The number is what lists are ordered by, and so what bounds how many are looked at. */
const isSince = (at: Date) =>
  and(
    gte(auditLog.at, at),
    sql`${auditLog.n} >= (select n from audit_log where at >= ${at.toISOString()}::timestamptz - ${SLACK} order by at, n limit 1)`,
  );

const isUntil = (at: Date) =>
  and(
    lte(auditLog.at, at),
    sql`${auditLog.n} <= (select n from audit_log where at <= ${at.toISOString()}::timestamptz + ${SLACK} order by at desc, n desc limit 1)`,
  );

/** Actions are words of ASCII letters, dots and dashes, before all of which no `~` comes. An index knows this order. */
const beginsWith = (text: string) => sql`${auditLog.action} ~>=~ ${text} and ${auditLog.action} ~<~ ${`${text}~`}`;

const given = <Value>(value: Value | undefined, condition: (value: Value) => SQL | undefined) =>
  value === undefined ? undefined : condition(value);

const fits = ({ subjectId, actorId, personId, credentialId, action, targetId, since, until }: AuditFilter) =>
  and(
    given(subjectId, (id) => eq(auditLog.subjectId, id)),
    given(actorId, (id) => eq(auditLog.actorId, id)),
    given(personId, (id) => or(eq(auditLog.actorId, id), eq(auditLog.subjectId, id))),
    given(credentialId, (id) => or(eq(auditLog.credentialId, id), eq(auditLog.targetId, id))),
    given(action, beginsWith),
    given(targetId, (id) => eq(auditLog.targetId, id)),
    given(since, isSince),
    given(until, isUntil),
  );

/** Rows newest first, of one person's account or of everybody; `before` is the number of the row to go on from. */
export async function listAudit(
  { orm }: Database,
  { before, limit, ...filter }: AuditFilter & { before?: number | undefined; limit: number },
): Promise<AuditRow[]> {
  return orm
    .select({
      n: auditLog.n,
      at: auditLog.at,
      action: auditLog.action,
      actorId: auditLog.actorId,
      actorName: users.name,
      credentialId: auditLog.credentialId,
      targetType: auditLog.targetType,
      targetId: auditLog.targetId,
      detail: auditLog.detail,
      address: auditLog.address,
      requestId: auditLog.requestId,
    })
    .from(auditLog)
    .leftJoin(users, eq(users.id, auditLog.actorId))
    .where(
      and(
        fits(filter),
        given(before, (n) => lt(auditLog.n, n)),
      ),
    )
    .orderBy(desc(auditLog.n))
    .limit(limit);
}

/** Whole rows, oldest first, after the row of number `after`: to be read on and on. */
export const readAudit = (
  { orm }: Database,
  filter: AuditFilter,
  { after, limit }: { after: number; limit: number },
): Promise<WholeAuditRow[]> =>
  orm
    .select()
    .from(auditLog)
    .where(and(fits(filter), gt(auditLog.n, after)))
    .orderBy(asc(auditLog.n))
    .limit(limit);

export type WholeAuditRow = typeof auditLog.$inferSelect;
