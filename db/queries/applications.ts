import { and, asc, count, desc, eq, gt, inArray, isNull, lte, notExists, or, sql } from "drizzle-orm";
import type { Database } from "../client";
import { applicationSecrets, applications, grants } from "../schema/oauth";
import { users } from "../schema/people";

export type ApplicationRow = typeof applications.$inferSelect;
export type ApplicationKind = ApplicationRow["kind"];
export type ApplicationChange = Partial<
  Pick<
    ApplicationRow,
    "name" | "description" | "homepageUrl" | "logoUrl" | "redirectUris" | "scopes" | "disabledAt" | "grantTypes"
  >
>;
export type SecretRow = typeof applicationSecrets.$inferSelect;
/** What may be shown of a secret. */
export type SecretFacts = Pick<SecretRow, "id" | "hint" | "createdAt" | "expiresAt" | "lastUsedAt">;

/** Whose applications are meant: one person's of a kind, or the system's of a kind. */
export interface ApplicationScope {
  kind: ApplicationKind;
  ownerId: string | null;
}

const within = ({ kind, ownerId }: ApplicationScope) =>
  and(eq(applications.kind, kind), ownerId === null ? undefined : eq(applications.ownerId, ownerId));

export async function listApplications({ orm }: Database, scope: ApplicationScope): Promise<ApplicationRow[]> {
  return orm
    .select()
    .from(applications)
    .where(within(scope))
    .orderBy(desc(applications.createdAt), desc(applications.id));
}

/** Every developer's app, with the email address of its owner. */
export async function listAppsWithOwners({ orm }: Database): Promise<{ app: ApplicationRow; owner: string }[]> {
  return orm
    .select({ app: applications, owner: users.email })
    .from(applications)
    .innerJoin(users, eq(users.id, applications.ownerId))
    .where(eq(applications.kind, "app"));
}

export async function findApplication(
  { orm }: Database,
  scope: ApplicationScope,
  id: string,
): Promise<ApplicationRow | null> {
  const [row] = await orm
    .select()
    .from(applications)
    .where(and(within(scope), eq(applications.id, id)));
  return row ?? null;
}

/** The row, locked until the transaction ends: two changes of one application's secrets happen one after the other. */
export async function lockApplication(
  { orm }: Database,
  scope: ApplicationScope,
  id: string,
): Promise<ApplicationRow | null> {
  const [row] = await orm
    .select()
    .from(applications)
    .where(and(within(scope), eq(applications.id, id)))
    .for("update");
  return row ?? null;
}

export async function countApplications({ orm }: Database, scope: ApplicationScope): Promise<number> {
  const [row] = await orm.select({ n: count() }).from(applications).where(within(scope));
  return Number(row?.n ?? 0);
}

/** Whether some application has a secret of this digest. */
export async function secretExists({ orm }: Database, digest: string): Promise<boolean> {
  const [found] = await orm
    .select({ id: applicationSecrets.id })
    .from(applicationSecrets)
    .where(eq(applicationSecrets.digest, digest));
  return found !== undefined;
}

/** Whether a client of any kind has this client id. */
export async function applicationExists({ orm }: Database, clientId: string): Promise<boolean> {
  const [found] = await orm
    .select({ id: applications.id })
    .from(applications)
    .where(eq(applications.clientId, clientId));
  return found !== undefined;
}

export async function insertApplication(
  { orm }: Database,
  application: typeof applications.$inferInsert,
): Promise<ApplicationRow> {
  const [made] = await orm.insert(applications).values(application).returning();
  if (!made) throw new Error("the new application was not returned");
  return made;
}

export async function updateApplication(
  { orm }: Database,
  scope: ApplicationScope,
  id: string,
  change: ApplicationChange,
): Promise<ApplicationRow | null> {
  const [row] = await orm
    .update(applications)
    .set({ ...change, updatedAt: sql`now()` })
    .where(and(within(scope), eq(applications.id, id)))
    .returning();
  return row ?? null;
}

/** Deletes an application; its secrets, grants and tokens go with it. */
export async function deleteApplication(
  { orm }: Database,
  scope: ApplicationScope,
  id: string,
): Promise<ApplicationRow | null> {
  const [row] = await orm
    .delete(applications)
    .where(and(within(scope), eq(applications.id, id)))
    .returning();
  return row ?? null;
}

/** How many people have each application connected. */
export async function countConnections({ orm }: Database, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await orm
    .select({ id: grants.applicationId, n: count() })
    .from(grants)
    .where(and(inArray(grants.applicationId, [...ids]), isNull(grants.revokedAt)))
    .groupBy(grants.applicationId);
  return new Map(rows.map(({ id, n }) => [id, Number(n)]));
}

/** How many applications of a kind nobody has connected. */
export async function countUnconnected({ orm }: Database, kind: ApplicationKind): Promise<number> {
  const connected = orm
    .select({ one: sql`1` })
    .from(grants)
    .where(and(eq(grants.applicationId, applications.id), isNull(grants.revokedAt)));
  const [row] = await orm
    .select({ n: count() })
    .from(applications)
    .where(and(eq(applications.kind, kind), notExists(connected)));
  return Number(row?.n ?? 0);
}

const live = () => or(isNull(applicationSecrets.expiresAt), gt(applicationSecrets.expiresAt, sql`now()`));

/** The secrets of some applications that still work, oldest first. */
export async function listSecrets(
  { orm }: Database,
  applicationIds: readonly string[],
): Promise<(SecretFacts & { applicationId: string })[]> {
  if (applicationIds.length === 0) return [];
  const { id, hint, createdAt, expiresAt, lastUsedAt, applicationId } = applicationSecrets;
  return orm
    .select({ id, hint, createdAt, expiresAt, lastUsedAt, applicationId })
    .from(applicationSecrets)
    .where(and(inArray(applicationId, [...applicationIds]), live()))
    .orderBy(asc(createdAt), asc(id));
}

export async function findSecret({ orm }: Database, applicationId: string, id: string): Promise<SecretRow | null> {
  const [row] = await orm
    .select()
    .from(applicationSecrets)
    .where(and(eq(applicationSecrets.applicationId, applicationId), eq(applicationSecrets.id, id), live()));
  return row ?? null;
}

export async function insertSecret(
  { orm }: Database,
  secret: typeof applicationSecrets.$inferInsert,
): Promise<SecretRow> {
  const [made] = await orm.insert(applicationSecrets).values(secret).returning();
  if (!made) throw new Error("the new secret was not returned");
  return made;
}

/** Ends every secret of an application in so many seconds, where it does not end before. */
export async function endSecretsIn({ orm }: Database, applicationId: string, seconds: number): Promise<void> {
  const { expiresAt } = applicationSecrets;
  await orm
    .update(applicationSecrets)
    // By the moment that `deleteExpiredSecrets` takes for now: within a transaction, when that began.
    .set({ expiresAt: sql`least(${expiresAt}, now() + make_interval(secs => ${seconds}))` })
    .where(eq(applicationSecrets.applicationId, applicationId));
}

export async function deleteExpiredSecrets({ orm }: Database, applicationId: string): Promise<void> {
  const own = eq(applicationSecrets.applicationId, applicationId);
  await orm.delete(applicationSecrets).where(and(own, lte(applicationSecrets.expiresAt, sql`now()`)));
}

/** Takes every secret of an application away. */
export async function deleteSecrets({ orm }: Database, applicationId: string): Promise<void> {
  await orm.delete(applicationSecrets).where(eq(applicationSecrets.applicationId, applicationId));
}

export async function deleteSecret({ orm }: Database, applicationId: string, id: string): Promise<boolean> {
  const gone = await orm
    .delete(applicationSecrets)
    .where(and(eq(applicationSecrets.applicationId, applicationId), eq(applicationSecrets.id, id)))
    .returning({ id: applicationSecrets.id });
  return gone.length > 0;
}
