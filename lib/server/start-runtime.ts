import { join } from "node:path";
import pino, { type Logger } from "pino";
import { type Database, openDatabase } from "../../db/client";
import { removeExpired } from "../../db/queries/consents";
import { removeOldUsage } from "../../db/queries/usage";
import { seedCatalogue } from "../../db/seed-catalogue";
import { followChanges } from "../access/changes";
import { ensureSigningKeys } from "../access/key-ring";
import { lastUsedOf } from "../access/last-used";
import { rehearsalOf } from "../access/rehearsal";
import { catalogScopes } from "../catalog/scopes";
import type { Env } from "../env";
import { mailSettled } from "../mail/send-mail";
import { supervisePlugins } from "../plugins/supervisor";
import { type FirstAdmin, prepareSystem } from "../portal/prepare-system";
import { installRuntime, type Runtime } from "../runtime";
import { usageOf } from "../usage/usage";
import { deliverWebhooks } from "../webhooks/deliverer";
import { keepImports } from "./keep-imports";
import { loggedError } from "./logged-error";

const TIDY_MS = 3_600_000;

/** A runtime that serves, and how to end it. */
export interface StartedRuntime {
  runtime: Runtime;
  /** What to tell the operator once the server listens. */
  hints: readonly string[];
  /** Writes what is still in memory and closes the database. */
  stop(): Promise<void>;
}

async function openAndMigrate(env: Env, projectFolder: string, say: (line: string) => void): Promise<Database> {
  say(`Opening ${env.databaseUrl ? "PostgreSQL" : `the embedded database in ${join(env.dataDir, "db")}`} …`);
  const db = await openDatabase(env.databaseUrl ? { url: env.databaseUrl } : { folder: join(env.dataDir, "db") });
  await db.migrate(join(projectFolder, "db", "migrations"));
  return db;
}

/** Takes away codes, tickets and tokens that are long past, now and then. */
function tidyHourly(db: Database, log: Logger): () => void {
  const timer = setInterval(() => {
    Promise.all([removeExpired(db), removeOldUsage(db)]).catch((error: unknown) =>
      log.warn({ err: error }, "could not remove what has expired"),
    );
  }, TIDY_MS);
  return () => clearInterval(timer);
}

function hintsFor(env: Env, admin: FirstAdmin | null): string[] {
  const hints = [`Sign up at ${env.publicUrl}/signup, or sign in at ${env.publicUrl}/login`];
  if (admin?.password) {
    hints.push(`First administrator: ${admin.email} · password ${admin.password} (shown this once)`);
  } else if (admin) {
    hints.push(`First administrator: ${admin.email}, with the password of ADMIN_PASSWORD`);
  }
  return hints;
}

/** Opens, migrates and fills the database and puts the process's parts together. Throws where any of it fails. */
export async function startRuntime(
  env: Env,
  projectFolder: string,
  say: (line: string) => void,
): Promise<StartedRuntime> {
  const log = pino({ level: env.logLevel, serializers: { err: loggedError } });
  const db = await openAndMigrate(env, projectFolder, say);
  const runtime: Runtime = { env, db, log };
  const admin = await prepareSystem(db, env, catalogScopes());
  const samples = await seedCatalogue(db);
  if (samples > 0) say(`Put in a sample catalogue of ${samples} products.`);
  await ensureSigningKeys(runtime);
  const stopFollowing = await followChanges(db, log);
  const stopTidying = tidyHourly(db, log);
  const stopKeepingImports = keepImports(db, log);
  installRuntime(runtime);
  const stopPlugins = await supervisePlugins(runtime);
  const stopDelivering = await deliverWebhooks(runtime);
  return {
    runtime,
    hints: hintsFor(env, admin),
    async stop() {
      await stopPlugins();
      await stopDelivering();
      stopFollowing();
      stopTidying();
      stopKeepingImports();
      await mailSettled(runtime);
      await lastUsedOf(runtime).stop();
      await rehearsalOf(runtime).stop();
      await usageOf(runtime).stop();
      await db.close();
    },
  };
}
