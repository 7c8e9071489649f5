import { and, count, desc, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { Database } from "../client";
import { apiKeys, b2bCredentials, personalAccessTokens } from "../schema/credentials";

/** The tables of credentials that a person holds. Their common columns have the same names (`held()` in the schema). */
export const HELD_TABLES = { apiKeys, personalAccessTokens, b2bCredentials } as const;
export type HeldTable = keyof typeof HELD_TABLES;

/** A held credential of any kind, without its secret. */
export interface HeldRow {
  id: string;
  userId: string;
  name: string;
  prefix: string;
  allowedIps: string[] | null;
  expiresAt: Date | null;
  disabledAt: Date | null;
  lastUsedAt: Date | null;
  lastUsedAddress: string | null;
  replaces: string | null;
  createdAt: Date;
  /** `null` where the credential is not narrowed. */
  scopes: string[] | null;
  /** Of B2B logins only. */
  username: string | null;
}

export type NewHeld = Pick<HeldRow, "id" | "userId" | "name" | "prefix" | "allowedIps" | "expiresAt" | "replaces"> &
  Partial<Pick<HeldRow, "scopes" | "username">> & { digest: string };

export type HeldChange = Partial<Pick<HeldRow, "name" | "allowedIps" | "expiresAt" | "disabledAt">> & {
  revokedAt?: Date;
};

// Drizzle cannot type a query over "one of these tables". What is common to them is typed by one of them, and the two
// columns that differ are chosen here.
const common = (table: HeldTable) => HELD_TABLES[table] as unknown as typeof apiKeys;

function columns(table: HeldTable) {
  const own = HELD_TABLES[table];
  const { id, userId, name, prefix, allowedIps, expiresAt, disabledAt } = own;
  const { lastUsedAt, lastUsedAddress, replaces, createdAt } = own;
  return {
    ...{
      id,
      userId,
      name,
      prefix,
      allowedIps,
      expiresAt,
      disabledAt,
      lastUsedAt,
      lastUsedAddress,
      replaces,
      createdAt,
    },
    scopes: "scopes" in own ? own.scopes : sql<string[] | null>`null::text[]`,
    username: "username" in own ? own.username : sql<string | null>`null::text`,
  };
}

const owned = (table: HeldTable, userId: string) =>
  and(eq(common(table).userId, userId), isNull(common(table).revokedAt));

/** A person's credentials that are not revoked, newest first. */
export async function listHeld({ orm }: Database, table: HeldTable, userId: string): Promise<HeldRow[]> {
  const own = common(table);
  return orm.select(columns(table)).from(own).where(owned(table, userId)).orderBy(desc(own.createdAt), desc(own.id));
}

/** One credential, if it is this person's and not revoked. */
export async function findHeld(
  { orm }: Database,
  table: HeldTable,
  userId: string,
  id: string,
): Promise<HeldRow | null> {
  const own = common(table);
  const [row] = await orm
    .select(columns(table))
    .from(own)
    .where(and(owned(table, userId), eq(own.id, id)));
  return row ?? null;
}

/** How many credentials of a kind a person has that still work. */
export async function countHeld({ orm }: Database, table: HeldTable, userId: string): Promise<number> {
  const own = common(table);
  const [row] = await orm
    .select({ n: count() })
    .from(own)
    .where(and(owned(table, userId), or(isNull(own.expiresAt), gt(own.expiresAt, new Date()))));
  return Number(row?.n ?? 0);
}

export async function insertHeld({ orm }: Database, table: HeldTable, row: NewHeld): Promise<HeldRow> {
  const [made] = await orm
    .insert(common(table))
    // Drizzle takes of the values those that the table has columns for.
    .values(row as typeof apiKeys.$inferInsert)
    .returning(columns(table));
  if (!made) throw new Error("the new credential was not returned");
  return made;
}

/** Changes a credential of this person; gives it as it is now, or `null` where there is none. */
export async function updateHeld(
  { orm }: Database,
  table: HeldTable,
  userId: string,
  id: string,
  change: HeldChange,
): Promise<HeldRow | null> {
  const own = common(table);
  if (Object.keys(change).length === 0) return null;
  const [row] = await orm
    .update(own)
    .set(change)
    .where(and(owned(table, userId), eq(own.id, id)))
    .returning(columns(table));
  return row ?? null;
}
