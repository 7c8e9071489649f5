import { and, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import type { Database } from "../client";
import { emailTokens, users } from "../schema/people";

export type EmailTokenPurpose = (typeof emailTokens.$inferSelect)["purpose"];

/** Keeps a new link's digest; older links of the same person and purpose end with it. */
export async function replaceEmailToken({ orm }: Database, token: typeof emailTokens.$inferInsert): Promise<void> {
  await orm
    .delete(emailTokens)
    .where(and(eq(emailTokens.userId, token.userId), eq(emailTokens.purpose, token.purpose)));
  await orm.insert(emailTokens).values(token);
}

const open = (purpose: EmailTokenPurpose, digests: readonly string[]) =>
  and(
    inArray(emailTokens.digest, [...digests]),
    eq(emailTokens.purpose, purpose),
    isNull(emailTokens.usedAt),
    gt(emailTokens.expiresAt, sql`now()`),
  );

/** The person that a link is still good for, without using it up. */
export async function findOpenEmailToken(
  { orm }: Database,
  purpose: EmailTokenPurpose,
  digests: readonly string[],
): Promise<{ name: string; email: string; username: string } | null> {
  const [found] = await orm
    .select({ name: users.name, email: users.email, username: users.username })
    .from(emailTokens)
    .innerJoin(users, eq(users.id, emailTokens.userId))
    .where(open(purpose, digests));
  return found ?? null;
}

/** Uses a link up: of many tries at once one gets the person, the others `null`. */
export async function redeemEmailToken(
  { orm }: Database,
  purpose: EmailTokenPurpose,
  digests: readonly string[],
): Promise<{ userId: string; email: string } | null> {
  const [token] = await orm
    .update(emailTokens)
    .set({ usedAt: sql`now()` })
    .where(open(purpose, digests))
    .returning({ userId: emailTokens.userId, email: emailTokens.email });
  return token ?? null;
}

/** Ends every open link of a person: a changed password must not be changed back by an older mail. */
export async function dropEmailTokens({ orm }: Database, userId: string, purpose: EmailTokenPurpose): Promise<void> {
  await orm.delete(emailTokens).where(and(eq(emailTokens.userId, userId), eq(emailTokens.purpose, purpose)));
}
