import { eq, sql } from "drizzle-orm";
import type { Database } from "./client";
import { applications } from "./schema/oauth";
import { users } from "./schema/people";
import { roleScopes, roles, scopes } from "./schema/rights";
import { auditHead, changeHead, settings } from "./schema/system";

export const ADMINISTRATOR = "Administrator";
export const CONSUMER = "Consumer";

/** The public client of the admin dialect's `password` grant; there from the first start (CONTRACT §2.2). */
const ADMINISTRATION_CLIENT = "administration";

/** Any number, as long as every instance of this application takes the same one. */
const SEED_LOCK = 0x67617466;

export interface SystemSeed {
  /** Every scope that the code knows, with the words of the consent page. */
  scopes: readonly { name: string; description: string }[];
  /** The default role's scopes; an administrator may change them later. */
  consumerScopes: readonly string[];
  /** 32 random bytes: the system's half of its SafeStore keys. */
  ownerKey: Uint8Array;
  /** Id for the built-in client. */
  applicationId: string;
  /** The grant types that it may use. */
  applicationGrants: readonly string[];
  /** Called only when there is no administrator. */
  makeAdmin: () => Promise<typeof users.$inferInsert>;
}

async function seedRights(tx: Database, seed: SystemSeed): Promise<void> {
  const { orm } = tx;
  await orm
    .insert(scopes)
    .values(seed.scopes.map((scope) => ({ ...scope, builtIn: true })))
    .onConflictDoNothing();
  await orm
    .insert(roles)
    .values({ name: ADMINISTRATOR, description: "May do everything.", builtIn: true })
    .onConflictDoNothing();
  await orm.execute(sql`
    insert into role_scopes (role, scope) select ${ADMINISTRATOR}, name from scopes on conflict do nothing`);

  const made = await orm
    .insert(roles)
    .values({ name: CONSUMER, description: "Reads and writes data and manages own credentials.", builtIn: true })
    .onConflictDoNothing()
    .returning({ name: roles.name });
  // Only with the role itself: what an administrator takes from it must not come back at the next start.
  if (made.length > 0) {
    await orm.insert(roleScopes).values(seed.consumerScopes.map((scope) => ({ role: CONSUMER, scope })));
  }
}

async function seedSystemRows({ orm }: Database, seed: SystemSeed): Promise<void> {
  await orm.insert(settings).values({ ownerKey: seed.ownerKey }).onConflictDoNothing();
  await orm.insert(changeHead).values({}).onConflictDoNothing();
  await orm
    .insert(auditHead)
    .values({ hash: new Uint8Array(32) })
    .onConflictDoNothing();
}

async function seedAdministrationClient({ orm }: Database, seed: SystemSeed): Promise<void> {
  const known = await orm.select({ name: scopes.name }).from(scopes).orderBy(scopes.name);
  const names = known.map(({ name }) => name);
  await orm
    .insert(applications)
    .values({
      id: seed.applicationId,
      clientId: ADMINISTRATION_CLIENT,
      kind: "first-party",
      type: "public",
      name: "Administration",
      description: "Signs administrators in with their user name and password.",
      scopes: names,
      grantTypes: [...seed.applicationGrants],
    })
    .onConflictDoUpdate({ target: applications.clientId, set: { scopes: names } });
}

/**
 * Puts in what the system cannot run without: scopes, roles, the settings row, the heads of the audit and change
 * chains, the built-in client and the first administrator. Idempotent, and safe when several instances start at once.
 * Gives the administrator it made, or `null` where there was one.
 */
export function seedSystem(db: Database, seed: SystemSeed): Promise<typeof users.$inferSelect | null> {
  return db.transaction(async (tx) => {
    // However long another instance that starts as well may take.
    await tx.script("set local lock_timeout = 0");
    await tx.all("select pg_advisory_xact_lock($1::bigint)", [SEED_LOCK]);
    await seedRights(tx, seed);
    await seedSystemRows(tx, seed);
    await seedAdministrationClient(tx, seed);

    const [admin] = await tx.orm.select({ id: users.id }).from(users).where(eq(users.role, ADMINISTRATOR)).limit(1);
    if (admin) return null;
    const [made] = await tx.orm
      .insert(users)
      .values(await seed.makeAdmin())
      .returning();
    return made ?? null;
  });
}
