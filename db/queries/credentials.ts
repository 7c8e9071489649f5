import { and, count, desc, eq, getTableColumns, gt, isNull, or, sql } from "drizzle-orm";
import type { Database } from "../client";
import { credentials } from "../schema/credentials";

/** A credential of any kind, without its secret. */
export type CredentialRow = Omit<typeof credentials.$inferSelect, "kind" | "digest" | "revokedAt">;

export type NewCredential = Pick<
  typeof credentials.$inferSelect,
  | ("id" | "kind" | "userId" | "name" | "username" | "digest" | "prefix")
  | ("scopes" | "allowedIps" | "expiresAt" | "replaces" | "madeByGrant")
>;

export type CredentialChange = Partial<
  Pick<CredentialRow, "name" | "scopes" | "allowedIps" | "expiresAt" | "disabledAt">
> & {
  revokedAt?: Date;
};

/** Whose credentials of which kind are meant. */
export interface CredentialOwner {
  kind: string;
  userId: string;
}

const { kind: _kind, digest: _digest, revokedAt: _revokedAt, ...columns } = getTableColumns(credentials);

// What an app made is gone with the app's connection.
const stands = sql`(${credentials.madeByGrant} is null or exists (
  select from grants where grants.id = ${credentials.madeByGrant} and grants.revoked_at is null))`;

const owned = ({ kind, userId }: CredentialOwner) =>
  and(eq(credentials.kind, kind), eq(credentials.userId, userId), isNull(credentials.revokedAt), stands);

/** A person's credentials of a kind that are not revoked, newest first. */
export const listCredentials = ({ orm }: Database, owner: CredentialOwner): Promise<CredentialRow[]> =>
  orm.select(columns).from(credentials).where(owned(owner)).orderBy(desc(credentials.createdAt), desc(credentials.id));

/** One credential, if it is of this kind, this person's and not revoked. */
export async function findCredential(
  { orm }: Database,
  owner: CredentialOwner,
  id: string,
): Promise<CredentialRow | null> {
  const [row] = await orm
    .select(columns)
    .from(credentials)
    .where(and(owned(owner), eq(credentials.id, id)));
  return row ?? null;
}

/** How many credentials of a kind a person has that still work. */
export async function countCredentials({ orm }: Database, owner: CredentialOwner): Promise<number> {
  const { expiresAt } = credentials;
  const [row] = await orm
    .select({ n: count() })
    .from(credentials)
    .where(and(owned(owner), or(isNull(expiresAt), gt(expiresAt, sql`now()`))));
  return Number(row?.n ?? 0);
}

export async function insertCredential({ orm }: Database, row: NewCredential): Promise<CredentialRow> {
  const [made] = await orm.insert(credentials).values(row).returning(columns);
  if (!made) throw new Error("the new credential was not returned");
  return made;
}

/** Changes a credential of this person; gives it as it is now, or `null` where there is none. */
export async function updateCredential(
  { orm }: Database,
  owner: CredentialOwner,
  id: string,
  change: CredentialChange,
): Promise<CredentialRow | null> {
  if (Object.keys(change).length === 0) return null;
  const [row] = await orm
    .update(credentials)
    .set(change)
    .where(and(owned(owner), eq(credentials.id, id)))
    .returning(columns);
  return row ?? null;
}
