import { and, eq } from "drizzle-orm";
import type { Database } from "../client";
import { externalIdentities, users } from "../schema/people";
import type { UserRow } from "./users";

/** The person whom an account elsewhere signs in. */
export async function findUserByIdentity(
  { orm }: Database,
  { provider, subject }: { provider: string; subject: string },
): Promise<UserRow | null> {
  const [found] = await orm
    .select({ user: users })
    .from(externalIdentities)
    .innerJoin(users, eq(users.id, externalIdentities.userId))
    .where(and(eq(externalIdentities.provider, provider), eq(externalIdentities.subject, subject)));
  return found?.user ?? null;
}

export async function linkIdentity({ orm }: Database, identity: typeof externalIdentities.$inferInsert): Promise<void> {
  await orm.insert(externalIdentities).values(identity);
}
