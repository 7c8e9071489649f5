import { count, eq, or, sql } from "drizzle-orm";
import type { Database } from "../client";
import { users } from "../schema/people";

export type UserRow = typeof users.$inferSelect;
export type NewUser = typeof users.$inferInsert;

/** The person with that e-mail address or user name, in whatever case it is typed. */
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
    .set({ ...change, updatedAt: new Date() })
    .where(eq(users.id, id))
    .returning();
  return user ?? null;
}

export async function noteSignIn({ orm }: Database, id: string): Promise<void> {
  await orm.update(users).set({ lastSignInAt: new Date() }).where(eq(users.id, id));
}

export async function countUsersWithRole({ orm }: Database, role: string): Promise<number> {
  const [row] = await orm.select({ n: count() }).from(users).where(eq(users.role, role));
  return Number(row?.n ?? 0);
}
