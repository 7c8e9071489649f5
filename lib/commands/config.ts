import { readFile, writeFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { resolve } from "node:path";
import pino from "pino";
import { applyConfiguration } from "../portal/configuration/apply-configuration";
import { readConfiguration } from "../portal/configuration/configuration";
import { parseConfiguration, writeConfiguration } from "../portal/configuration/configuration-file";
import { describeChange } from "../portal/configuration/describe-change";
import { planConfiguration } from "../portal/configuration/plan-configuration";
import type { ConfigurationChange } from "../portal/configuration/section";
import type { Runtime } from "../runtime";
import { type Command, type CommandContext, CommandError } from "./command";
import { requirePrepared } from "./require-prepared";

const USAGE = "Say what to do: npm run config -- export [FILE], plan FILE, or apply FILE.";

const toRuntime = ({ env, db }: CommandContext): Runtime => ({ env, db, log: pino({ level: "silent" }) });

async function readNamed({ words: [, named], from }: CommandContext) {
  if (named === undefined) throw new CommandError(USAGE);
  const path = resolve(from, named);
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new CommandError(`There is no file ${path} that can be read.`, { cause });
  });
  return { text, file: parseConfiguration(text) };
}

const sayChanges = (changes: readonly ConfigurationChange[], say: CommandContext["say"]): void => {
  for (const line of changes.flatMap(describeChange)) say(`  ${line}`);
};

async function exportTo(context: CommandContext): Promise<void> {
  const { db, words, from, say, print } = context;
  const text = writeConfiguration(await readConfiguration(db));
  const [, named] = words;
  if (named === undefined) return print(text);
  const path = resolve(from, named);
  await writeFile(path, text);
  say(`The configuration is in ${path}.`);
}

async function plan(context: CommandContext): Promise<void> {
  const { say } = context;
  const { file } = await readNamed(context);
  const { changes, refused } = await planConfiguration(toRuntime(context), file);
  if (changes.length === 0) return say("Nothing would change.");
  say("This would change:");
  sayChanges(changes, say);
  if (refused.length === 0) return say("No call of the last 7 days would have been refused.");
  say("Calls of the last 7 days that would have been refused:");
  for (const { calls, what } of refused) say(`  ${calls} by ${what}`);
}

async function apply(context: CommandContext): Promise<void> {
  const { say } = context;
  const { file, text } = await readNamed(context);
  const changes = await applyConfiguration(toRuntime(context), { file, text, by: userInfo().username });
  if (changes.length === 0) return say("Nothing to change.");
  say("Changed:");
  sayChanges(changes, say);
}

const ACTIONS: Readonly<Record<string, (context: CommandContext) => Promise<void>>> = { export: exportTo, plan, apply };

/** `npm run config -- export [FILE] | plan FILE | apply FILE`: what administrators set, as a file. */
export const config: Command = async (context) => {
  const [name = ""] = context.words;
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (!action) throw new CommandError(USAGE);
  await requirePrepared(context.db);
  await action(context);
};
