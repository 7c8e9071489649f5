import { join } from "node:path";
import pino from "pino";
import type { Database } from "../../db/client";
import { requireMigrated } from "../../db/known-migrations";
import { openDatabase } from "../../db/open-database";
import { seedCatalogue } from "../../db/seed-catalogue";
import packageFile from "../../package.json";
import { ensureSigningKeys } from "../access/key-ring";
import { getLastUsed } from "../access/last-used";
import { getRehearsal } from "../access/rehearsal";
import { auditCheckpoint } from "../audit/audit-checkpoint";
import { sealAuditLog } from "../audit/seal-audit-log";
import { catalogScopes } from "../catalog/scopes";
import { followChanges } from "../changes/changes";
import { auditSealer } from "../credentials/audit-sealer";
import type { Env } from "../env";
import { mailSettled } from "../mail/send-mail";
import { supervisePlugins } from "../plugins/supervisor";
import { type FirstAdmin, prepareSystem } from "../portal/system/prepare-system";
import { getPublished } from "../portal/system/published";
import { tidyHourly } from "../portal/system/tidy";
import { installRuntime, type Runtime } from "../runtime";
import { getTracing, installTracing } from "../tracing/tracing";
import { getUsageCounter } from "../usage/usage";
import { deliverWebhooks } from "../webhooks/deliverer";
import { registerGauges } from "./gauges";
import { keepImports } from "./keep-imports";
import { loggedError } from "./logged-error";
import { requirePepper } from "./require-pepper";

const HOUR_MS = 3_600_000;

/** A runtime that serves, and how to end it. */
export interface StartedRuntime {
  runtime: Runtime;
  /** What to tell the operator once the server listens. */
  hints: readonly string[];
  /** Writes what is still in memory and closes the database. */
  stop(): Promise<void>;
}

async function openAndMigrate(env: Env, projectFolder: string, say: (line: string) => void): Promise<Database> {
  // It may take its time, or not answer at all.
  if (env.databaseUrl) say("Opening PostgreSQL …");
  const db = await openDatabase(
    env.databaseUrl ? { url: env.databaseUrl, poolerUrl: env.databasePoolerUrl } : { folder: join(env.dataDir, "db") },
    auditSealer(env.peppers),
  );
  const migrations = join(projectFolder, "db", "migrations");
  if (env.migrateAtStart) await db.migrate(migrations);
  else await requireMigrated((statement) => db.once(statement), migrations);
  return db;
}

/** Writes into the log now and then what the audit log is: whoever keeps the one can verify the other. */
function witnessAudit({ db, env, log }: Runtime): () => void {
  const timer = setInterval(() => {
    auditCheckpoint(db, env.peppers).then(
      ({ text }) => log.info({ checkpoint: text }, "audit log"),
      (error: unknown) => log.warn({ err: error }, "could not say what the audit log is"),
    );
  }, HOUR_MS);
  return () => clearInterval(timer);
}

function hintsFor(env: Env, admin: FirstAdmin | null): string[] {
  const hints = [`Sign up at ${env.publicUrl}/signup or sign in at ${env.publicUrl}/login`];
  if (admin?.password) {
    hints.push(`First administrator: ${admin.email} · password ${admin.password} (shown only this once)`);
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
  await requirePepper(runtime);
  const admin = await prepareSystem(db, env, catalogScopes());
  await sealAuditLog(db, env.peppers);
  const samples = await seedCatalogue(db);
  if (samples > 0) {
    const where = env.databaseUrl ? "PostgreSQL" : `the embedded database in ${join(env.dataDir, "db")}`;
    say(`Set up ${where} with a sample catalogue of ${samples} products.`);
  }
  await ensureSigningKeys(runtime);
  const stopFollowing = await followChanges(runtime);
  // Opened before anybody asks: discovery and the published keys are served from memory when the database is away.
  await getPublished(runtime);
  const stopTidying = tidyHourly(runtime);
  const stopWitnessing = witnessAudit(runtime);
  const stopKeepingImports = keepImports(db, log);
  installRuntime(runtime);
  registerGauges(runtime, packageFile.version);
  if (env.otlpEndpoint !== undefined) {
    // Loaded only where it is asked for: it would cost every other start its time and memory.
    const { openTelemetry } = await import("../tracing/open-telemetry");
    const tracing = openTelemetry(packageFile.version, log);
    installTracing(runtime, tracing);
    db.follow(tracing.statement);
  }
  const stopPlugins = await supervisePlugins(runtime);
  const stopDelivering = await deliverWebhooks(runtime);
  return {
    runtime,
    hints: hintsFor(env, admin),
    async stop() {
      await stopPlugins();
      await stopDelivering();
      await stopTidying();
      stopWitnessing();
      stopKeepingImports();
      await mailSettled(runtime);
      await getLastUsed(runtime).stop();
      await getRehearsal(runtime).stop();
      await getUsageCounter(runtime).stop();
      await getTracing(runtime).stop();
      // To the last: it ends the connections on which what is written here would wait for ever.
      stopFollowing();
      await db.close();
    },
  };
}
