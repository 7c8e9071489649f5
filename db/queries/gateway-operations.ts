import { asc, eq } from "drizzle-orm";
import type { Database } from "../client";
import { gatewayOperations, operationOverrides } from "../schema/rights";

export type GatewayOperationRow = typeof gatewayOperations.$inferSelect;

/** Operations of upstream APIs, by path; an anonymous caller of a public one holds nothing. */
export async function listGatewayOperations({ orm }: Database) {
  const rows = await orm
    .select()
    .from(gatewayOperations)
    .orderBy(asc(gatewayOperations.path), asc(gatewayOperations.method));
  return rows.map((row) => ({ ...row, publicScopes: [] }));
}

export async function insertGatewayOperation(
  { orm }: Database,
  operation: typeof gatewayOperations.$inferInsert,
): Promise<void> {
  await orm.insert(gatewayOperations).values(operation);
}

/** What an administrator may change about an operation of an upstream API. */
export type GatewayOperationChange = {
  [Name in "method" | "path" | "scope" | "summary" | "upstreamUrl" | "timeoutSeconds"]?:
    | GatewayOperationRow[Name]
    | undefined;
};

/** Changes where an operation stands and leads; gives whether there is such a one. */
export async function updateGatewayOperation(
  { orm }: Database,
  id: string,
  change: GatewayOperationChange,
): Promise<boolean> {
  const rows = await orm
    .update(gatewayOperations)
    .set({ ...change, updatedAt: new Date() })
    .where(eq(gatewayOperations.id, id))
    .returning({ id: gatewayOperations.id });
  return rows.length > 0;
}

/** Takes an operation away, with what was changed about it; gives whether there was such a one. */
export async function deleteGatewayOperation({ orm }: Database, id: string): Promise<boolean> {
  await orm.delete(operationOverrides).where(eq(operationOverrides.id, id));
  const rows = await orm
    .delete(gatewayOperations)
    .where(eq(gatewayOperations.id, id))
    .returning({ id: gatewayOperations.id });
  return rows.length > 0;
}
