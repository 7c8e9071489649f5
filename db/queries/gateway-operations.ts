import { asc, eq, sql } from "drizzle-orm";
import type { Database } from "../client";
import { gatewayOperations, operationOverrides } from "../schema/rights";

type GatewayOperationRow = typeof gatewayOperations.$inferSelect;

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
    .set({ ...change, updatedAt: sql`now()` })
    .where(eq(gatewayOperations.id, id))
    .returning({ id: gatewayOperations.id });
  return rows.length > 0;
}

/** The operations that ask for a scope, by address where an upstream fulfils them and by id where the code does. */
export async function operationsAsking(db: Database, scope: string): Promise<string[]> {
  const rows = await db.all<{ name: string }>(
    `select method || ' ' || path as name from gateway_operations where scope = $1
     union all select id from operation_overrides where scope = $1`,
    [scope],
  );
  return rows.map(({ name }) => name);
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
