import { eq } from "drizzle-orm";
import type { Database } from "../client";
import { operationOverrides } from "../schema/rights";

export type OperationOverride = Pick<typeof operationOverrides.$inferSelect, "public" | "scope" | "rateLimit">;

/** What an administrator changed about one operation. */
export async function findOverride({ orm }: Database, id: string): Promise<OperationOverride> {
  const [row] = await orm.select().from(operationOverrides).where(eq(operationOverrides.id, id));
  return { public: row?.public ?? null, scope: row?.scope ?? null, rateLimit: row?.rateLimit ?? null };
}

export async function saveOverride({ orm }: Database, id: string, override: OperationOverride): Promise<void> {
  const change = { ...override, updatedAt: new Date() };
  await orm
    .insert(operationOverrides)
    .values({ id, ...change })
    .onConflictDoUpdate({ target: operationOverrides.id, set: change });
}
