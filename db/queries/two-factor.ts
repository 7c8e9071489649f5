import { and, count, eq, inArray, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { Database } from "../client";
import { recoveryCodes, twoFactor } from "../schema/people";

export type TwoFactorRow = typeof twoFactor.$inferSelect;

/** A person's second factor, switched on or only begun. */
export async function findTwoFactor({ orm }: Database, userId: string): Promise<TwoFactorRow | null> {
  const [row] = await orm.select().from(twoFactor).where(eq(twoFactor.userId, userId));
  return row ?? null;
}

/** Of these people, who is asked for a second factor. */
export async function withTwoFactor({ orm }: Database, userIds: readonly string[]): Promise<Set<string>> {
  const rows = await orm
    .select({ userId: twoFactor.userId })
    .from(twoFactor)
    .where(and(inArray(twoFactor.userId, [...userIds]), isNotNull(twoFactor.enabledAt)));
  return new Set(rows.map(({ userId }) => userId));
}

/** Keeps a new seed that waits for its first code; `false` where a second factor is switched on already. */
export async function beginTwoFactor({ orm }: Database, userId: string, sealed: string): Promise<boolean> {
  const begun = await orm
    .insert(twoFactor)
    .values({ userId, sealed })
    .onConflictDoUpdate({
      target: twoFactor.userId,
      set: { sealed, createdAt: sql`now()` },
      setWhere: isNull(twoFactor.enabledAt),
    })
    .returning({ userId: twoFactor.userId });
  return begun.length > 0;
}

/** Switches on what was begun, its first code spent. */
export async function enableTwoFactor({ orm }: Database, userId: string, step: number): Promise<void> {
  await orm.update(twoFactor).set({ enabledAt: sql`now()`, lastStep: step }).where(eq(twoFactor.userId, userId));
}

/** Spends a code: of many tries at once with codes of one step, or with older ones, one wins. */
export async function spendStep({ orm }: Database, userId: string, step: number): Promise<boolean> {
  const spent = await orm
    .update(twoFactor)
    .set({ lastStep: step })
    .where(and(eq(twoFactor.userId, userId), isNotNull(twoFactor.enabledAt), lt(twoFactor.lastStep, step)))
    .returning({ userId: twoFactor.userId });
  return spent.length > 0;
}

/** Takes a person's second factor away, recovery codes included; `false` where there was none switched on. */
export async function dropTwoFactor({ orm }: Database, userId: string): Promise<boolean> {
  await orm.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  const [dropped] = await orm.delete(twoFactor).where(eq(twoFactor.userId, userId)).returning();
  return dropped?.enabledAt != null;
}

/** Gives a person new recovery codes; every older one ends. */
export async function replaceRecoveryCodes(
  { orm }: Database,
  userId: string,
  digests: readonly string[],
): Promise<void> {
  await orm.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await orm.insert(recoveryCodes).values(digests.map((digest) => ({ digest, userId })));
}

const unused = (userId: string) => and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt));

/** Spends a recovery code: of many tries at once one wins. */
export async function spendRecoveryCode(
  { orm }: Database,
  userId: string,
  digests: readonly string[],
): Promise<boolean> {
  const spent = await orm
    .update(recoveryCodes)
    .set({ usedAt: sql`now()` })
    .where(and(unused(userId), inArray(recoveryCodes.digest, [...digests])))
    .returning({ digest: recoveryCodes.digest });
  return spent.length > 0;
}

/** How many recovery codes a person has left. */
export async function countRecoveryCodes({ orm }: Database, userId: string): Promise<number> {
  const [row] = await orm.select({ n: count() }).from(recoveryCodes).where(unused(userId));
  return Number(row?.n ?? 0);
}
