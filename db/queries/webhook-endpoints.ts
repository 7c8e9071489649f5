import { and, asc, count, desc, eq, gt, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { Database } from "../client";
import { webhookEndpoints, webhookSecrets } from "../schema/webhooks";

export type WebhookEndpoint = typeof webhookEndpoints.$inferSelect;
export type WebhookSecretRow = typeof webhookSecrets.$inferSelect;

const own = (userId: string, id: string) => and(eq(webhookEndpoints.userId, userId), eq(webhookEndpoints.id, id));

export const listEndpoints = ({ orm }: Database, userId: string): Promise<WebhookEndpoint[]> =>
  orm
    .select()
    .from(webhookEndpoints)
    .where(eq(webhookEndpoints.userId, userId))
    .orderBy(desc(webhookEndpoints.createdAt), desc(webhookEndpoints.id));

export async function countEndpoints({ orm }: Database, userId: string): Promise<number> {
  const [row] = await orm.select({ n: count() }).from(webhookEndpoints).where(eq(webhookEndpoints.userId, userId));
  return Number(row?.n ?? 0);
}

export async function findEndpoint({ orm }: Database, userId: string, id: string): Promise<WebhookEndpoint | null> {
  const [row] = await orm.select().from(webhookEndpoints).where(own(userId, id));
  return row ?? null;
}

/** The row, locked against other changes until the transaction ends, but not against what is queued for it. */
export async function lockEndpoint({ orm }: Database, userId: string, id: string): Promise<WebhookEndpoint | null> {
  const [row] = await orm.select().from(webhookEndpoints).where(own(userId, id)).for("no key update");
  return row ?? null;
}

export async function insertEndpoint(
  { orm }: Database,
  endpoint: typeof webhookEndpoints.$inferInsert,
): Promise<WebhookEndpoint> {
  const [made] = await orm.insert(webhookEndpoints).values(endpoint).returning();
  if (!made) throw new Error("the new endpoint was not returned");
  return made;
}

export async function updateEndpoint(
  { orm }: Database,
  id: string,
  change: Partial<
    Pick<WebhookEndpoint, "url" | "description" | "events" | "disabledAt" | "disabledReason" | "failingSince">
  >,
): Promise<WebhookEndpoint | null> {
  const [row] = await orm
    .update(webhookEndpoints)
    .set({ ...change, updatedAt: sql`now()` })
    .where(eq(webhookEndpoints.id, id))
    .returning();
  return row ?? null;
}

/** Deletes an endpoint with its secrets and deliveries; gives it as it was. */
export async function deleteEndpoint({ orm }: Database, userId: string, id: string): Promise<WebhookEndpoint | null> {
  const [row] = await orm.delete(webhookEndpoints).where(own(userId, id)).returning();
  return row ?? null;
}

/** Stops what is sent to an endpoint, once; gives whose it is. */
export async function disableEndpoint(
  db: Database,
  id: string,
  reason: "failing" | "gone",
): Promise<{ userId: string; url: string } | undefined> {
  const [row] = await db.all<{ userId: string; url: string }>(
    `update webhook_endpoints set disabled_at = now(), disabled_reason = $2, updated_at = now()
     where id = $1 and disabled_at is null returning user_id as "userId", url`,
    [id, reason],
  );
  return row;
}

const live = () => or(isNull(webhookSecrets.expiresAt), gt(webhookSecrets.expiresAt, sql`now()`));

/** The secrets of some endpoints that sign, newest first. */
export async function listSigning({ orm }: Database, endpointIds: readonly string[]): Promise<WebhookSecretRow[]> {
  if (endpointIds.length === 0) return [];
  return orm
    .select()
    .from(webhookSecrets)
    .where(and(inArray(webhookSecrets.endpointId, [...endpointIds]), live()))
    .orderBy(desc(webhookSecrets.createdAt), asc(webhookSecrets.id));
}

export async function insertSigning({ orm }: Database, secret: typeof webhookSecrets.$inferInsert): Promise<void> {
  await orm.insert(webhookSecrets).values(secret);
}

/** Ends every secret of an endpoint in so many seconds, where it does not end before, and removes those that have ended. */
export async function endSigningIn({ orm }: Database, endpointId: string, seconds: number): Promise<void> {
  const of = eq(webhookSecrets.endpointId, endpointId);
  await orm
    .update(webhookSecrets)
    .set({ expiresAt: sql`least(${webhookSecrets.expiresAt}, now() + make_interval(secs => ${seconds}))` })
    .where(of);
  await orm.delete(webhookSecrets).where(and(of, lte(webhookSecrets.expiresAt, sql`now()`)));
}
