import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "../client";
import { ipAllowEntries } from "../schema/addresses";
import { users } from "../schema/people";

export interface AllowEntryRow {
  id: string;
  cidr: string;
  label: string;
  createdAt: Date;
}

const columns = {
  id: ipAllowEntries.id,
  cidr: sql<string>`${ipAllowEntries.cidr}::text`,
  label: ipAllowEntries.label,
  createdAt: ipAllowEntries.createdAt,
};

const of = (userId: string | null) =>
  userId === null ? isNull(ipAllowEntries.userId) : eq(ipAllowEntries.userId, userId);

/** The entries of an account, or (`null`) of everyone, newest first. */
export async function listAllowEntries({ orm }: Database, userId: string | null): Promise<AllowEntryRow[]> {
  return orm.select(columns).from(ipAllowEntries).where(of(userId)).orderBy(desc(ipAllowEntries.createdAt));
}

/** Every entry, with the account that it is of. */
export async function listAllAllowEntries({ orm }: Database) {
  return orm
    .select({
      ...columns,
      user: { id: users.id, accountNumber: users.accountNumber, name: users.name, email: users.email },
    })
    .from(ipAllowEntries)
    .leftJoin(users, eq(users.id, ipAllowEntries.userId))
    .orderBy(desc(ipAllowEntries.createdAt));
}

export async function insertAllowEntry(
  { orm }: Database,
  entry: typeof ipAllowEntries.$inferInsert,
): Promise<AllowEntryRow> {
  const [made] = await orm.insert(ipAllowEntries).values(entry).returning(columns);
  if (!made) throw new Error("the new entry was not returned");
  return made;
}

/** Removes an entry: of this account only, or (`undefined`) of whomever. Gives what it was, or `null`. */
export async function deleteAllowEntry(
  { orm }: Database,
  id: string,
  userId: string | undefined,
): Promise<{ cidr: string; userId: string | null } | null> {
  const [gone] = await orm
    .delete(ipAllowEntries)
    .where(and(eq(ipAllowEntries.id, id), userId === undefined ? undefined : eq(ipAllowEntries.userId, userId)))
    .returning({ cidr: columns.cidr, userId: ipAllowEntries.userId });
  return gone ?? null;
}
