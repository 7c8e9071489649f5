import { getTableName } from "drizzle-orm";
import type { Database } from "../client";
import { accessRequests } from "../schema/access-requests";
import { credentials } from "../schema/credentials";
import { applications, authorizationCodes, grants, tokenFamilies } from "../schema/oauth";
import { plugins } from "../schema/plugins";

/** What names scopes beside roles, which lose one with its row. */
const HOLDERS = [
  ...[applications, grants, tokenFamilies, authorizationCodes, credentials, accessRequests].map((table) => [
    getTableName(table),
    "scopes",
  ]),
  [getTableName(plugins), "approved_scopes"],
];

/**
 * Takes a scope from all that names it. Gives the ids of the applications that did: what was issued to those of the
 * system itself is bounded by no role.
 */
export async function dropScopeOfHolders(tx: Database, scope: string): Promise<string[]> {
  const apps = await tx.all<{ id: string }>("select id from applications where $1 = any(scopes)", [scope]);
  for (const [table, column] of HOLDERS) {
    await tx.all(`update ${table} set ${column} = array_remove(${column}, $1) where $1 = any(${column})`, [scope]);
  }
  return apps.map(({ id }) => id);
}
