import { eq, sql } from "drizzle-orm";
import type { Database } from "../client";
import { operationOverrides } from "../schema/rights";

export type OperationOverride = Pick<typeof operationOverrides.$inferSelect, "public" | "scope" | "rateLimit">;

/** What an administrator changed about one operation, locked until the transaction ends. */
export async function lockOverride({ orm }: Database, id: string): Promise<OperationOverride> {
  await orm.insert(operationOverrides).values({ id }).onConflictDoNothing();
  const [row] = await orm.select().from(operationOverrides).where(eq(operationOverrides.id, id)).for("update");
  return { public: row?.public ?? null, scope: row?.scope ?? null, rateLimit: row?.rateLimit ?? null };
}

export async function saveOverride({ orm }: Database, id: string, override: OperationOverride): Promise<void> {
  const change = { ...override, updatedAt: sql`now()` };
  await orm
    .insert(operationOverrides)
    .values({ id, ...change })
    .onConflictDoUpdate({ target: operationOverrides.id, set: change });
}
