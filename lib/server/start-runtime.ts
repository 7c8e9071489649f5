import { join } from "node:path";
import pino from "pino";
import { type Database, openDatabase } from "../../db/client";
import { followChanges } from "../access/changes";
import type { Env } from "../env";
import { installRuntime, type Runtime } from "../runtime";

/** A runtime that serves, and how to end it. */
export interface StartedRuntime {
  runtime: Runtime;
  /** What to tell the operator once the server listens. */
  hints: readonly string[];
  /** Writes what is still in memory and closes the database. */
  stop(): Promise<void>;
}

async function openAndMigrate(env: Env, projectFolder: string, say: (line: string) => void): Promise<Database> {
  const where = env.databaseUrl ? "PostgreSQL" : `the embedded database in ${join(env.dataDir, "db")}`;
  say(`Opening ${where} …`);
  const db = await openDatabase(env.databaseUrl ? { url: env.databaseUrl } : { folder: join(env.dataDir, "db") });
  await db.migrate(join(projectFolder, "db", "migrations"));
  return db;
}

/** Opens, migrates and fills the database and puts the process's parts together. Throws where any of it fails. */
export async function startRuntime(
  env: Env,
  projectFolder: string,
  say: (line: string) => void,
): Promise<StartedRuntime> {
  const log = pino({ level: env.logLevel, redact: ["*.password", "*.authorization", "*.cookie"] });
  const db = await openAndMigrate(env, projectFolder, say);
  const stopFollowing = await followChanges(db, log);
  const runtime: Runtime = { env, db, log };
  installRuntime(runtime);
  return {
    runtime,
    hints: [],
    async stop() {
      stopFollowing();
      await db.close();
    },
  };
}
