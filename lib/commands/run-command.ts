import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { surviveDriver } from "../../db/drivers/survive-driver";
import { requireMigrated, SchemaError } from "../../db/known-migrations";
import { openDatabase } from "../../db/open-database";
import { ArchiveError } from "../audit/audit-archive";
import { auditSealer } from "../credentials/audit-sealer";
import { SafeStoreError } from "../credentials/safe-store";
import { EnvError, readEnv } from "../env";
import { FolderLockedError, lockFolder } from "../folder-lock";
import { ConfigurationError } from "../portal/configuration/configuration-file";
import { MovingError } from "../portal/moving-in/moving-in";
import { auditArchive } from "./audit-archive";
import { printAuditCheckpoint } from "./audit-checkpoint";
import { auditVerify } from "./audit-verify";
import { backup } from "./backup";
import { type Command, type CommandContext, CommandError } from "./command";
import { config } from "./config";
import { importClients } from "./import-clients";
import { migrate } from "./migrate";
import { reseal } from "./reseal";
import { restore } from "./restore";

/** They bring the schema up to date whatever `MIGRATE_AT_START` says. */
const MIGRATING: readonly Command[] = [migrate];

const COMMANDS: Readonly<Record<string, Command>> = {
  "audit:archive": auditArchive,
  "audit:checkpoint": printAuditCheckpoint,
  "audit:verify": auditVerify,
  backup,
  "import-clients": importClients,
  config,
  migrate,
  restore,
  reseal,
};

/** Ways to fail that a sentence explains; anything else is ours, and is shown whole. */
const EXPLAINED = [
  ArchiveError,
  CommandError,
  ConfigurationError,
  EnvError,
  FolderLockedError,
  MovingError,
  SafeStoreError,
  SchemaError,
];

/** How a command was called. */
export interface CommandCall extends Pick<CommandContext, "words" | "from" | "say" | "print"> {
  name: string;
  /** The folder of the migrations. */
  migrations: string;
  /** Tells the operator what went wrong. */
  complain(what: unknown): void;
}

async function run({ name, words, from, migrations, say, print }: CommandCall): Promise<void> {
  const command = COMMANDS[name];
  if (!command) throw new CommandError(`There is no command ${name}. There are: ${Object.keys(COMMANDS).join(", ")}.`);
  const env = readEnv(process.env);
  mkdirSync(env.dataDir, { recursive: true, mode: 0o700 });
  // The embedded database has one process at a time; PostgreSQL has the server beside us.
  const lock = env.databaseUrl ? null : await lockFolder(env.dataDir);
  const db = await openDatabase(
    env.databaseUrl ? { url: env.databaseUrl } : { folder: join(env.dataDir, "db") },
    auditSealer(env.peppers),
  );
  try {
    const migrates = env.migrateAtStart || MIGRATING.includes(command);
    if (!migrates) await requireMigrated((statement) => db.once(statement), migrations);
    const migrated = migrates ? await db.migrate(migrations) : 0;
    await command({ env, db, words, from, migrated, say, print });
  } finally {
    await db.close();
    await lock?.release();
  }
}

/** Runs an operator's command. Gives the exit code: 0 only when it did what it is for. */
export async function runCommand(call: CommandCall): Promise<number> {
  // The command's own statements are rejected besides.
  surviveDriver(() => undefined);
  try {
    await run(call);
    return 0;
  } catch (error) {
    const explained = error instanceof Error && EXPLAINED.some((kind) => error instanceof kind);
    call.complain(explained ? error.message : error);
    return 1;
  }
}
