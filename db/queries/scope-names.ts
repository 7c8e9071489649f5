import type { Database } from "../client";
import { scopes } from "../schema/rights";

/** The names of all scopes, in alphabetical order. */
export async function listScopeNames({ orm }: Database): Promise<string[]> {
  const rows = await orm.select({ name: scopes.name }).from(scopes).orderBy(scopes.name);
  return rows.map(({ name }) => name);
}
