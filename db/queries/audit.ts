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
const hashOf = (row: string) => `sha256(${row}.previous_hash || convert_to(jsonb_build_array(
  ${row}.n, to_char(${row}.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), ${row}.action, ${row}.actor_id,
  ${row}.credential_id, ${row}.target_type, ${row}.target_id, ${row}.subject_id, ${row}.detail, ${row}.address,
  ${row}.request_id)::text, 'UTF8'))`;

const APPEND = `
  with head as materialized (
    select n + 1 as n, hash from audit_head where id = 1 for update
  ), entry as materialized (
    select head.n, clock_timestamp() as at, $1::text as action, $2::text as actor_id, $3::text as credential_id,
      $4::text as target_type, $5::text as target_id, $6::text as subject_id, $7::jsonb as detail, $8::text as address,
      $9::text as request_id, head.hash as previous_hash
    from head
  ), written as (
    insert into audit_log (n, at, action, actor_id, credential_id, target_type, target_id, subject_id, detail, address,
      request_id, previous_hash, hash)
    select n, at, action, actor_id, credential_id, target_type, target_id, subject_id, detail, address, request_id,
      previous_hash, ${hashOf("entry")}
    from entry
    returning n, hash
  )
  update audit_head set n = written.n, hash = written.hash from written where audit_head.id = 1`;

/**
 * Appends a row to the audit chain. The row lock on the head orders writers, and is held until the transaction ends: so
 * write it last.
 */
export async function appendAudit(tx: Database, entry: AuditEntry): Promise<void> {
  await tx.all(APPEND, [
    entry.action,
    entry.actorId,
    entry.credentialId,
    entry.targetType,
    entry.targetId,
    entry.subjectId,
    JSON.stringify(entry.detail),
    entry.address,
    entry.requestId,
  ]);
}

const FIRST_BREAK = `
  with chain as (
    select log.n, log.hash, log.previous_hash, ${hashOf("log")} as computed,
      lag(log.hash) over (order by log.n) as before, lag(log.n) over (order by log.n) as n_before
    from audit_log log
  )
  select n from chain
  where hash <> computed or previous_hash <> coalesce(before, decode(repeat('00', 32), 'hex')) or n <> coalesce(n_before, 0) + 1
  union all
  select head.n from audit_head head left join audit_log last on last.n = head.n
  where head.n > 0 and last.hash is distinct from head.hash
  order by n limit 1`;

/**
 * Whether the audit log is whole: each row's hash fits its content and the row before, no number is missing, the head
 * fits the last row. Gives how many rows there are and the number of the first that does not fit, or `null`.
 */
export async function verifyAudit(db: Database): Promise<{ rows: number; brokenAt: number | null }> {
  const [broken] = await db.all<{ n: string }>(FIRST_BREAK);
  const [count] = await db.all<{ rows: number }>("select count(*)::int as rows from audit_log");
  return { rows: count?.rows ?? 0, brokenAt: broken ? Number(broken.n) : null };
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

const given = <Value>(value: Value | undefined, condition: (value: Value) => SQL | undefined) =>
  value === undefined ? undefined : condition(value);

const fits = ({ subjectId, actorId, personId, credentialId, action, targetId, since, until }: AuditFilter) =>
  and(
    given(subjectId, (id) => eq(auditLog.subjectId, id)),
    given(actorId, (id) => eq(auditLog.actorId, id)),
    given(personId, (id) => or(eq(auditLog.actorId, id), eq(auditLog.subjectId, id))),
    given(credentialId, (id) => or(eq(auditLog.credentialId, id), eq(auditLog.targetId, id))),
    given(action, (text) => sql`starts_with(${auditLog.action}, ${text})`),
    given(targetId, (id) => eq(auditLog.targetId, id)),
    given(since, (at) => gte(auditLog.at, at)),
    given(until, (at) => lte(auditLog.at, at)),
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
