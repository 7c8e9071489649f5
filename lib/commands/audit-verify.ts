import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { archivedEnd } from "../../db/queries/audit-chain";
import { readOneMoment } from "../../db/queries/whole-database";
import { verifyArchive } from "../audit/audit-archive";
import { readCheckpoints } from "../audit/audit-checkpoint";
import { verifyAudit } from "../audit/verify-audit";
import { type Command, type CommandContext, CommandError } from "./command";
import { requirePrepared } from "./require-prepared";

const counted = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** The text of a witness: a checkpoint itself, or the file that it stands in. Throws `CommandError`. */
async function witnessOf(word: string, from: string): Promise<string> {
  if (word.startsWith("gth-checkpoint.")) return word;
  const file = resolve(from, word);
  return readFile(file, "utf8").catch((cause: unknown) => {
    throw new CommandError(`There is no checkpoint and no file ${file}.`, { cause });
  });
}

/** Archives that follow on one another, and on which the log goes on. Throws `CommandError` and `ArchiveError`. */
async function readArchives(
  { env: { peppers }, db, from, say }: CommandContext,
  words: readonly string[],
  wanted: ReadonlySet<number>,
): Promise<Map<number, string>> {
  const files = words.map((word) => resolve(from, word));
  const archives = await Promise.all(files.map((file) => verifyArchive(peppers, file, wanted)));
  const ends = new Set([...archives.map(({ after }) => after.hash), (await archivedEnd(db))?.hash]);
  for (const [index, { after, through }] of archives.entries()) {
    if (!ends.has(through.hash))
      throw new CommandError(`Nothing goes on where ${files[index]} ends, at row ${through.n}.`);
    say(`${files[index]} is whole: rows ${after.n + 1} to ${through.n}.`);
  }
  return new Map(archives.flatMap(({ hashes }) => [...hashes]));
}

/**
 * `npm run audit:verify [CHECKPOINT | FILE …]`: whether the audit log is as it was written, and holds what the
 * checkpoints say that it held: those that are given, or stand in the files. Files that end in `.gz` are archives of it,
 * and are verified too. Names the first row that does not fit.
 */
export const auditVerify: Command = async (context) => {
  const { env, db, words, from, say } = context;
  await requirePrepared(db);
  const isArchive = (word: string) => word.endsWith(".gz");
  const kept = words.filter((word) => !isArchive(word));
  const witnesses = await Promise.all(kept.map((word) => witnessOf(word, from)));
  const text = witnesses.join("\n");
  for (const [index, witness] of witnesses.entries()) {
    if (readCheckpoints(witness, env.peppers).length > 0) continue;
    throw new CommandError(`There is no whole checkpoint in ${kept[index]}.`);
  }
  const wanted = new Set(readCheckpoints(text, env.peppers).map(({ n }) => n));
  const archived = await readArchives(context, words.filter(isArchive), wanted);
  const { rows, sealedFrom, checkpoints, fault } = await db.transaction(async (tx) => {
    await readOneMoment(tx);
    return verifyAudit(tx, env.peppers, { text, archived });
  });
  if (fault) throw new CommandError(fault.message);
  say(`The audit log is whole: ${rows} rows, each sealed by the next, from row ${sealedFrom} on under the pepper.`);
  if (checkpoints > 0) say(`It holds what ${counted(checkpoints, "checkpoint says", "checkpoints say")}.`);
};
