import { and, count, desc, eq, getTableColumns, isNotNull, isNull, ne, or, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Database } from "../client";
import { users } from "../schema/people";
import { roleScopes } from "../schema/rights";
import { afterPlace, nextPlace, type Page, placeOf } from "./keyset";

export type UserRow = typeof users.$inferSelect;
export type NewUser = typeof users.$inferInsert;

/** The person with that email address or user name, in whatever case it is typed. */
export async function findUserByIdentifier({ orm }: Database, identifier: string): Promise<UserRow | null> {
  const wanted = identifier.toLowerCase();
  const [user] = await orm
    .select()
    .from(users)
    .where(or(eq(sql`lower(${users.email})`, wanted), eq(sql`lower(${users.username})`, wanted)));
  return user ?? null;
}

export async function findUser({ orm }: Database, id: string): Promise<UserRow | null> {
  const [user] = await orm.select().from(users).where(eq(users.id, id));
  return user ?? null;
}

/** The person's row, locked until the transaction ends: two changes of one account happen one after the other. */
export async function lockUser({ orm }: Database, id: string): Promise<UserRow | null> {
  const [user] = await orm.select().from(users).where(eq(users.id, id)).for("update");
  return user ?? null;
}

/** Which of the user names are taken, in lower case. */
export async function takenUsernames({ orm }: Database, names: readonly string[]): Promise<Set<string>> {
  const wanted = names.map((name) => name.toLowerCase());
  const rows = await orm
    .select({ name: sql<string>`lower(${users.username})` })
    .from(users)
    .where(sql`lower(${users.username}) = any(${sql.param(wanted)}::text[])`);
  return new Set(rows.map(({ name }) => name));
}

export async function emailTaken({ orm }: Database, email: string): Promise<boolean> {
  const [user] = await orm
    .select({ id: users.id })
    .from(users)
    .where(eq(sql`lower(${users.email})`, email.toLowerCase()));
  return user !== undefined;
}

export async function insertUser({ orm }: Database, user: NewUser): Promise<UserRow> {
  const [made] = await orm.insert(users).values(user).returning();
  if (!made) throw new Error("the new user was not returned");
  return made;
}

/** Changes a person's row; gives it as it is now, or `null` where there is none. */
export async function updateUser(
  { orm }: Database,
  id: string,
  change: Partial<Omit<NewUser, "id" | "ownerKey">>,
): Promise<UserRow | null> {
  const [user] = await orm
    .update(users)
    .set({ ...change, updatedAt: sql`now()` })
    .where(eq(users.id, id))
    .returning();
  return user ?? null;
}

/** Puts another hash of the same password in the place of a person's; `false` where theirs is another by now. */
export async function replacePasswordHash(
  { orm }: Database,
  { id, passwordHash: before }: Pick<UserRow, "id" | "passwordHash">,
  passwordHash: string,
): Promise<boolean> {
  if (before === null) return false;
  const replaced = await orm
    .update(users)
    .set({ passwordHash })
    .where(and(eq(users.id, id), eq(users.passwordHash, before)))
    .returning({ id: users.id });
  return replaced.length > 0;
}

export async function recordSignIn({ orm }: Database, id: string): Promise<void> {
  await orm.update(users).set({ lastSignInAt: sql`now()` }).where(eq(users.id, id));
}

export interface UserFilter extends Page {
  /** Part of the name, email address or user name, in any case. */
  search?: string;
  role?: string;
  status?: "active" | "disabled";
}

/** A page of the people who fit, newest first, and how many there are in all. */
export async function listUsers({ orm }: Database, filter: UserFilter) {
  const { search, role, status, ...page } = filter;
  // strpos instead of LIKE: what is looked for is text, its % and _ included.
  const holds = (column: PgColumn) => sql`strpos(lower(${column}), lower(${search ?? ""})) > 0`;
  const fits = and(
    search ? or(holds(users.name), holds(users.email), holds(users.username)) : undefined,
    role === undefined ? undefined : eq(users.role, role),
    status === undefined ? undefined : status === "active" ? isNull(users.disabledAt) : isNotNull(users.disabledAt),
  );
  const rows = await orm
    .select({ ...getTableColumns(users), place: placeOf(users.createdAt, users.id) })
    .from(users)
    .where(and(fits, afterPlace(users.createdAt, users.id, page.after)))
    .orderBy(desc(users.createdAt), desc(users.id))
    .limit(page.limit);
  const [counted] = await orm.select({ n: count() }).from(users).where(fits);
  return { rows, total: Number(counted?.n ?? 0), next: nextPlace(rows, page) };
}

/** How many people, apart from one, can sign in and have a role that holds `scope`. */
export async function countOthersWithScope({ orm }: Database, scope: string, except: string): Promise<number> {
  const [row] = await orm
    .select({ n: count() })
    .from(users)
    .innerJoin(roleScopes, and(eq(roleScopes.role, users.role), eq(roleScopes.scope, scope)))
    .where(and(ne(users.id, except), isNull(users.disabledAt)));
  return Number(row?.n ?? 0);
}

/** The account that an administrator means: by id, account number, email address or user name. */
export async function findAccount(db: Database, named: string | number): Promise<UserRow | null> {
  const number = typeof named === "number" ? named : /^\d{1,9}$/.test(named) ? Number(named) : null;
  if (number !== null) {
    const [user] = await db.orm.select().from(users).where(eq(users.accountNumber, number));
    if (user || typeof named === "number") return user ?? null;
  }
  const text = String(named);
  return (await findUser(db, text)) ?? findUserByIdentifier(db, text);
}

/** Deletes a person with everything that hangs on them; the audit log stays. */
export async function deleteUser({ orm }: Database, id: string): Promise<void> {
  await orm.delete(users).where(eq(users.id, id));
}

/** People who can sign in and whose role holds a scope: at most `limit`, the eldest first. */
export async function listPeopleWithScope(
  { orm }: Database,
  scope: string,
  limit: number,
): Promise<{ name: string; email: string }[]> {
  return orm
    .select({ name: users.name, email: users.email })
    .from(users)
    .innerJoin(roleScopes, and(eq(roleScopes.role, users.role), eq(roleScopes.scope, scope)))
    .where(isNull(users.disabledAt))
    .orderBy(users.createdAt)
    .limit(limit);
}
