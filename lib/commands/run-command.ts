import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openDatabase } from "../../db/client";
import { SafeStoreError } from "../credentials/safe-store";
import { EnvError, readEnv } from "../env";
import { FolderLockedError, lockFolder } from "../folder-lock";
import { auditVerify } from "./audit-verify";
import { backup } from "./backup";
import { type Command, type CommandContext, CommandError } from "./command";
import { reseal } from "./reseal";
import { restore } from "./restore";

const COMMANDS: Readonly<Record<string, Command>> = {
  "audit:verify": auditVerify,
  backup,
  restore,
  reseal,
};

/** Ways to fail that a sentence explains; anything else is ours, and is shown whole. */
const EXPLAINED = [CommandError, EnvError, FolderLockedError, SafeStoreError];

/** How a command was called. */
export interface CommandCall extends Pick<CommandContext, "words" | "from" | "say"> {
  name: string;
  /** The folder of the migrations. */
  migrations: string;
  /** Tells the operator what went wrong. */
  complain(what: unknown): void;
}

async function run({ name, words, from, migrations, say }: CommandCall): Promise<void> {
  const command = COMMANDS[name];
  if (!command) throw new CommandError(`There is no command ${name}. There are: ${Object.keys(COMMANDS).join(", ")}.`);
  const env = readEnv(process.env);
  mkdirSync(env.dataDir, { recursive: true, mode: 0o700 });
  // The embedded database has one process at a time; PostgreSQL has the server beside us.
  const lock = env.databaseUrl ? null : await lockFolder(env.dataDir);
  const db = await openDatabase(env.databaseUrl ? { url: env.databaseUrl } : { folder: join(env.dataDir, "db") });
  try {
    await db.migrate(migrations);
    await command({ env, db, words, from, say });
  } finally {
    await db.close();
    await lock?.release();
  }
}

/** Runs an operator's command. Gives the exit code: 0 only when it did what it is for. */
export async function runCommand(call: CommandCall): Promise<number> {
  try {
    await run(call);
    return 0;
  } catch (error) {
    const explained = error instanceof Error && EXPLAINED.some((kind) => error instanceof kind);
    call.complain(explained ? error.message : error);
    return 1;
  }
}
