import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import pino from "pino";
import { type Moved, moveIn } from "../portal/moving-in/move-in";
import { readMovingIn } from "../portal/moving-in/sources/sources";
import { type Command, CommandError } from "./command";
import { requirePrepared } from "./require-prepared";

const USAGE = "Name the file: npm run import-clients -- FILE [--owner EMAIL] [--dry-run].";

async function readJsonFile(path: string): Promise<unknown> {
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new CommandError(`There is no file ${path} that can be read.`, { cause });
  });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CommandError(`${path} is not JSON.`, { cause });
  }
}

function readWords(words: readonly string[]) {
  const at = words.indexOf("--owner");
  const owner = at < 0 ? null : words[at + 1];
  const plain = words.filter((word, index) => word !== "--dry-run" && (at < 0 || (index !== at && index !== at + 1)));
  const [file] = plain;
  if (file === undefined || plain.length > 1 || owner === undefined) throw new CommandError(USAGE);
  return { file, owner, dryRun: words.includes("--dry-run") };
}

/**
 * `npm run import-clients -- FILE [--owner EMAIL] [--dry-run]`: takes over OAuth clients and people of another system, and
 * says what does not carry over. Accounts and clients that are here stay as they are. Throws `CommandError` and
 * `MovingError`.
 */
export const importClients: Command = async ({ env, db, words, from, say }) => {
  const { file, owner, dryRun } = readWords(words);
  const moving = readMovingIn(await readJsonFile(resolve(from, file)));
  await requirePrepared(db);
  const runtime = { env, db, log: pino({ level: "silent" }) };
  const { clients, people, notes } = await moveIn(runtime, moving, { owner, dryRun });
  const count = (all: readonly Moved[]) => `${all.filter(({ made }) => made).length} of ${all.length}`;
  const verb = dryRun ? "Would make" : "Made";
  say(`${verb} ${count(clients)} clients and ${count(people)} accounts of the ${moving.title}.`);
  for (const note of notes) say(`  ${note}`);
  for (const { name, made, notes: own } of [...clients, ...people]) {
    for (const note of own) say(`  ${name}${made ? "" : " (left out)"}: ${note}`);
  }
};
