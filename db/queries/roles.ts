import { asc, eq, inArray } from "drizzle-orm";
import type { Database } from "../client";
import { roleScopes, scopes } from "../schema/rights";

export interface ScopeRow {
  name: string;
  description: string;
}

/** What a role may do now. */
export async function listRoleScopes({ orm }: Database, role: string): Promise<ScopeRow[]> {
  return orm
    .select({ name: scopes.name, description: scopes.description })
    .from(roleScopes)
    .innerJoin(scopes, eq(scopes.name, roleScopes.scope))
    .where(eq(roleScopes.role, role))
    .orderBy(asc(scopes.name));
}

/** Those of the names that are scopes. */
export async function knownScopes({ orm }: Database, names: readonly string[]): Promise<Set<string>> {
  if (names.length === 0) return new Set();
  const rows = await orm
    .select({ name: scopes.name })
    .from(scopes)
    .where(inArray(scopes.name, [...names]));
  return new Set(rows.map(({ name }) => name));
}

/** The names of all scopes, in alphabetical order. */
export async function listScopeNames({ orm }: Database): Promise<string[]> {
  const rows = await orm.select({ name: scopes.name }).from(scopes).orderBy(scopes.name);
  return rows.map(({ name }) => name);
}
