import type { Database } from "../../db/client";
import type { Env } from "../env";

/** What an operator's command works with. */
export interface CommandContext {
  env: Env;
  db: Database;
  /** What stood after the command's name. */
  words: readonly string[];
  /** The folder that files are named from. */
  from: string;
  /** How many migrations were applied before the command was run. */
  migrated: number;
  /** Tells the operator a line. */
  say(line: string): void;
  /** Puts a text out as it is, for a pipe to take. */
  print(text: string): void;
}

/** A command for operators, run beside the server or instead of it. Rejects with a `CommandError` when it cannot. */
export type Command = (context: CommandContext) => Promise<void>;

/** The command did not do what it is for; the message tells the operator why. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}
