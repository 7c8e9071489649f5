import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "../client";
import { applications } from "../schema/oauth";
import { users } from "../schema/people";
import { roleScopes, roles, scopes } from "../schema/rights";

export interface ScopeRow {
  name: string;
  description: string;
  builtIn: boolean;
}

/** Every scope, by name. */
export async function listScopes({ orm }: Database): Promise<ScopeRow[]> {
  const { name, description, builtIn } = scopes;
  return orm.select({ name, description, builtIn }).from(scopes).orderBy(asc(name));
}

/** Names of what a role may do now. */
export async function listRoleScopes({ orm }: Database, role: string): Promise<string[]> {
  const rows = await orm
    .select({ name: roleScopes.scope })
    .from(roleScopes)
    .where(eq(roleScopes.role, role))
    .orderBy(asc(roleScopes.scope));
  return rows.map(({ name }) => name);
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

/** A role with its scopes and how many people have it. */
export interface RoleRow {
  name: string;
  description: string;
  builtIn: boolean;
  scopes: string[];
  users: number;
  createdAt: Date;
}

const roleColumns = {
  name: roles.name,
  description: roles.description,
  builtIn: roles.builtIn,
  scopes: sql<
    string[]
  >`array(select ${roleScopes.scope} from ${roleScopes} where ${roleScopes.role} = "roles"."name" order by 1)`,
  users: sql<number>`(select count(*)::int from ${users} where ${users.role} = "roles"."name")`,
  createdAt: roles.createdAt,
};

export async function listRoles({ orm }: Database): Promise<RoleRow[]> {
  return orm.select(roleColumns).from(roles).orderBy(asc(roles.name));
}

export async function findRole({ orm }: Database, name: string): Promise<RoleRow | null> {
  const [role] = await orm.select(roleColumns).from(roles).where(eq(roles.name, name));
  return role ?? null;
}

/** Locks a role's row until the transaction ends: nobody gets it, loses it or changes it meanwhile. */
export async function lockRole({ orm }: Database, name: string): Promise<boolean> {
  const rows = await orm.select({ name: roles.name }).from(roles).where(eq(roles.name, name)).for("update");
  return rows.length > 0;
}

export async function insertRole({ orm }: Database, role: typeof roles.$inferInsert): Promise<void> {
  await orm.insert(roles).values(role);
}

export async function describeRole({ orm }: Database, name: string, description: string): Promise<void> {
  await orm.update(roles).set({ description, updatedAt: sql`now()` }).where(eq(roles.name, name));
}

/** Makes these the scopes of a role, and no others. */
export async function setRoleScopes({ orm }: Database, role: string, names: readonly string[]): Promise<void> {
  await orm.delete(roleScopes).where(eq(roleScopes.role, role));
  if (names.length > 0) await orm.insert(roleScopes).values(names.map((scope) => ({ role, scope })));
}

export async function deleteRole({ orm }: Database, name: string): Promise<void> {
  await orm.delete(roles).where(and(eq(roles.name, name), eq(roles.builtIn, false)));
}

/** Adds a scope, also to `role` and to the first-party client, which may do all that its users may. */
export async function insertScope(
  { orm }: Database,
  scope: { name: string; description: string },
  role: string,
): Promise<void> {
  await orm.insert(scopes).values(scope);
  await orm.insert(roleScopes).values({ role, scope: scope.name });
  await orm
    .update(applications)
    .set({ scopes: sql`array_append(${applications.scopes}, ${scope.name})` })
    .where(eq(applications.kind, "first-party"));
}

export async function describeScope({ orm }: Database, name: string, description: string): Promise<boolean> {
  const rows = await orm
    .update(scopes)
    .set({ description })
    .where(eq(scopes.name, name))
    .returning({ name: scopes.name });
  return rows.length > 0;
}

/** Removes a scope that is not built in; roles lose it with its row. */
export async function deleteScope({ orm }: Database, name: string): Promise<boolean> {
  const rows = await orm
    .delete(scopes)
    .where(and(eq(scopes.name, name), eq(scopes.builtIn, false)))
    .returning({ name: scopes.name });
  return rows.length > 0;
}
