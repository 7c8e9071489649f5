import { and, asc, desc, eq, isNull, notInArray, or, sql } from "drizzle-orm";
import type { Database } from "../client";
import { signingKeys } from "../schema/oauth";

export type SigningKeyRow = typeof signingKeys.$inferSelect;

/**
 * Keys whose tokens may still be presented: the live ones, and retired ones until their last token has expired; those of
 * access tokens first, then the newest.
 */
export const listPublishedKeys = ({ orm }: Database): Promise<SigningKeyRow[]> =>
  orm
    .select()
    .from(signingKeys)
    .where(or(isNull(signingKeys.retiredAt), sql`${signingKeys.publishedUntil} > now()`))
    .orderBy(asc(signingKeys.signs), desc(signingKeys.createdAt));

/** Every key that was ever made, newest first. */
export const listSigningKeys = ({ orm }: Database): Promise<SigningKeyRow[]> =>
  orm.select().from(signingKeys).orderBy(desc(signingKeys.createdAt));

export async function insertSigningKey({ orm }: Database, key: typeof signingKeys.$inferInsert): Promise<void> {
  await orm.insert(signingKeys).values(key);
}

/** Stops keys from signing; they stay published for `publishedSeconds` more. Gives the kids of those it stopped. */
export async function retireSigningKeys(
  { orm }: Database,
  publishedSeconds: number,
  except: readonly string[],
): Promise<string[]> {
  const rows = await orm
    .update(signingKeys)
    .set({ retiredAt: sql`now()`, publishedUntil: sql`now() + make_interval(secs => ${publishedSeconds})` })
    .where(and(isNull(signingKeys.retiredAt), notInArray(signingKeys.kid, [...except])))
    .returning({ kid: signingKeys.kid });
  return rows.map(({ kid }) => kid);
}

/** Takes a retired key out of what is published: its tokens stop at once. Gives whether there was such a key. */
export async function withdrawSigningKey({ orm }: Database, kid: string): Promise<boolean> {
  const rows = await orm
    .update(signingKeys)
    .set({ publishedUntil: sql`now()` })
    .where(sql`${eq(signingKeys.kid, kid)} and ${signingKeys.retiredAt} is not null`)
    .returning({ kid: signingKeys.kid });
  return rows.length > 0;
}
