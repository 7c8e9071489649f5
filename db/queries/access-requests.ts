import { and, count, desc, eq, gt, inArray, isNull, or, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Database } from "../client";
import { accessRequests } from "../schema/access-requests";
import { users } from "../schema/people";
import { afterPlace, nextPlace, type Page, placeOf } from "./keyset";

type Row = typeof accessRequests.$inferSelect;
type AccessRequestStatus = Row["status"];

/** A request with the name of whoever decided it. */
export type AccessRequestRow = Row & { decidedByName: string | null };

export async function insertAccessRequest(
  { orm }: Database,
  request: typeof accessRequests.$inferInsert,
): Promise<void> {
  await orm.insert(accessRequests).values(request);
}

const PLACE = placeOf(accessRequests.createdAt, accessRequests.id);

const select = ({ orm }: Database) =>
  orm
    .select({ request: accessRequests, decidedByName: users.name, place: PLACE })
    .from(accessRequests)
    .leftJoin(users, eq(users.id, accessRequests.decidedBy));

type Found = { request: Row; decidedByName: string | null };
const flat = ({ request, decidedByName }: Found): AccessRequestRow => ({ ...request, decidedByName });
const first = ([found]: Found[]): AccessRequestRow | null => (found ? flat(found) : null);

export const findAccessRequest = async (db: Database, id: string): Promise<AccessRequestRow | null> =>
  first(await select(db).where(eq(accessRequests.id, id)));

/** The request of a private status link. */
export const findByStatusLink = async (db: Database, digests: readonly string[]): Promise<AccessRequestRow | null> =>
  first(await select(db).where(inArray(accessRequests.statusDigest, [...digests])));

const open = (digests: readonly string[]) =>
  and(
    inArray(accessRequests.acceptDigest, [...digests]),
    isNull(accessRequests.acceptedAt),
    gt(accessRequests.acceptExpiresAt, sql`now()`),
  );

/** The request of a one-time link that is still good, without using it up. */
export const findByAcceptLink = async (db: Database, digests: readonly string[]): Promise<AccessRequestRow | null> =>
  first(await select(db).where(open(digests)));

export interface AccessRequestFilter extends Page {
  status?: AccessRequestStatus;
  /** Part of the name, organisation or email address, in any case. */
  search?: string;
}

/** A page of the requests that fit, newest first, and how many there are in all. */
export async function listAccessRequests(
  db: Database,
  { status, search, ...page }: AccessRequestFilter,
): Promise<{ rows: AccessRequestRow[]; total: number; next: string | null }> {
  // strpos instead of LIKE: what is looked for is text, its % and _ included.
  const holds = (column: PgColumn) => sql`strpos(lower(${column}), lower(${search ?? ""})) > 0`;
  const { name, organization, email } = accessRequests;
  const fits = and(
    status === undefined ? undefined : eq(accessRequests.status, status),
    search ? or(holds(name), holds(organization), holds(email)) : undefined,
  );
  const { createdAt, id } = accessRequests;
  const rows = await select(db)
    .where(and(fits, afterPlace(createdAt, id, page.after)))
    .orderBy(desc(createdAt), desc(id))
    .limit(page.limit);
  const [counted] = await db.orm.select({ n: count() }).from(accessRequests).where(fits);
  return { rows: rows.map(flat), total: Number(counted?.n ?? 0), next: nextPlace(rows, page) };
}

/** Decides a request that waits; of two who decide at once one gets `true`. */
export async function decideAccessRequest(
  { orm }: Database,
  id: string,
  decision: Pick<Row, "status" | "decidedBy"> &
    Partial<Pick<Row, "reason" | "userId" | "scopes" | "acceptDigest" | "acceptExpiresAt">>,
): Promise<boolean> {
  const decided = await orm
    .update(accessRequests)
    .set({ ...decision, decidedAt: sql`now()` })
    .where(and(eq(accessRequests.id, id), eq(accessRequests.status, "pending")))
    .returning({ id: accessRequests.id });
  return decided.length > 0;
}

/** Gives an approved request another one-time link; the older one ends. `false` where the credential was handed over. */
export async function renewAcceptLink(
  { orm }: Database,
  id: string,
  link: { acceptDigest: string; acceptExpiresAt: Date },
): Promise<boolean> {
  const renewed = await orm
    .update(accessRequests)
    .set(link)
    .where(and(eq(accessRequests.id, id), eq(accessRequests.status, "approved"), isNull(accessRequests.acceptedAt)))
    .returning({ id: accessRequests.id });
  return renewed.length > 0;
}

/** Uses a one-time link up: of many tries at once one gets `true`. */
export async function redeemAcceptLink({ orm }: Database, digests: readonly string[]): Promise<boolean> {
  const redeemed = await orm
    .update(accessRequests)
    .set({ acceptedAt: sql`now()` })
    .where(open(digests))
    .returning({ id: accessRequests.id });
  return redeemed.length > 0;
}

/** Makes a used link good again: what it should have led to could not be made. */
export async function reopenAcceptLink({ orm }: Database, id: string): Promise<void> {
  await orm.update(accessRequests).set({ acceptedAt: null }).where(eq(accessRequests.id, id));
}

/** Notes the app that a request led to. */
export async function recordApplication({ orm }: Database, id: string, applicationId: string): Promise<void> {
  await orm.update(accessRequests).set({ applicationId }).where(eq(accessRequests.id, id));
}
