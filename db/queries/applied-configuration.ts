import { eq, sql } from "drizzle-orm";
import type { Database } from "../client";
import { appliedConfiguration } from "../schema/system";

/** The configuration that was applied last: what it said, who did it and when. */
export interface AppliedConfiguration {
  digest: string;
  by: string;
  document: Readonly<Record<string, unknown>>;
  at: Date;
}

/** What was applied last, or `null`. */
export async function findAppliedConfiguration({ orm }: Database): Promise<AppliedConfiguration | null> {
  const [row] = await orm.select().from(appliedConfiguration).where(eq(appliedConfiguration.id, 1));
  if (!row) return null;
  const { digest, by, document, at } = row;
  return { digest, by, document: document as AppliedConfiguration["document"], at };
}

/** Keeps what is applied now, in place of what was. */
export async function saveAppliedConfiguration(
  { orm }: Database,
  applied: Omit<AppliedConfiguration, "at">,
): Promise<void> {
  const row = { ...applied, at: sql`now()` };
  await orm.insert(appliedConfiguration).values(row).onConflictDoUpdate({ target: appliedConfiguration.id, set: row });
}
