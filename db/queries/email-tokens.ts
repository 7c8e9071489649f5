import { and, eq, gt, inArray, isNull } from "drizzle-orm";
import type { Database } from "../client";
import { emailTokens } from "../schema/people";

export type EmailTokenPurpose = (typeof emailTokens.$inferSelect)["purpose"];

/** Keeps a new link's digest; older links of the same person and purpose end with it. */
export async function replaceEmailToken({ orm }: Database, token: typeof emailTokens.$inferInsert): Promise<void> {
  await orm
    .delete(emailTokens)
    .where(and(eq(emailTokens.userId, token.userId), eq(emailTokens.purpose, token.purpose)));
  await orm.insert(emailTokens).values(token);
}

/** Uses a link up: of many tries at once one gets the person, the others `null`. */
export async function redeemEmailToken(
  { orm }: Database,
  purpose: EmailTokenPurpose,
  digests: readonly string[],
): Promise<{ userId: string; email: string } | null> {
  const [token] = await orm
    .update(emailTokens)
    .set({ usedAt: new Date() })
    .where(
      and(
        inArray(emailTokens.digest, [...digests]),
        eq(emailTokens.purpose, purpose),
        isNull(emailTokens.usedAt),
        gt(emailTokens.expiresAt, new Date()),
      ),
    )
    .returning({ userId: emailTokens.userId, email: emailTokens.email });
  return token ?? null;
}

/** Ends every open link of a person: a changed password must not be changed back by an older mail. */
export async function dropEmailTokens({ orm }: Database, userId: string, purpose: EmailTokenPurpose): Promise<void> {
  await orm.delete(emailTokens).where(and(eq(emailTokens.userId, userId), eq(emailTokens.purpose, purpose)));
}
