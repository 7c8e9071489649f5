import { createReadStream, existsSync } from "node:fs";
import { resolve } from "node:path";
import { createGunzip } from "node:zlib";
import type { Database } from "../../db/client";
import {
  continueIdentities,
  emptyTables,
  listStoredTables,
  putRows,
  type StoredTable,
  schemaVersion,
} from "../../db/queries/whole-database";
import type { BackupHead } from "./backup";
import { type Command, CommandError } from "./command";

const ROWS_AT_ONCE = 1000;
const REPLACE = "--replace";

const broken = (cause?: unknown) => new CommandError("The file is no whole backup of Gatehouse.", { cause });

async function* linesOf(file: string): AsyncGenerator<string> {
  const gunzip = createGunzip().setEncoding("utf8");
  const source = createReadStream(file);
  source.on("error", (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  let rest = "";
  try {
    for await (const text of gunzip) {
      const lines = (rest + String(text)).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
  } catch (error) {
    throw broken(error);
  }
}

function parsed(line: string | undefined): object {
  try {
    const value: unknown = JSON.parse(line ?? "");
    if (typeof value === "object" && value !== null) return value;
  } catch (error) {
    throw broken(error);
  }
  throw broken();
}

/** A line between the rows, which are objects: `["table", name]` before those of a table, `["end", rows]` at the end. */
const markOf = (line: string): readonly unknown[] | undefined => {
  const value = line.startsWith("[") ? parsed(line) : undefined;
  return Array.isArray(value) ? value : undefined;
};

/** Puts the rows of the lines after the head in. Gives how many there were. Throws `CommandError` for a cut-off file. */
async function putLines(tx: Database, tables: readonly StoredTable[], lines: AsyncGenerator<string>): Promise<number> {
  let table: StoredTable | undefined;
  let waiting: string[] = [];
  let count = 0;
  const put = async () => {
    if (waiting.length === 0) return;
    if (!table) throw broken();
    await putRows(tx, table, waiting);
    count += waiting.length;
    waiting = [];
  };
  for await (const line of lines) {
    const mark = markOf(line);
    if (!mark) {
      waiting.push(line);
      if (waiting.length >= ROWS_AT_ONCE) await put();
      continue;
    }
    await put();
    const [kind, value] = mark;
    if (kind === "end" && value === count) return count;
    table = tables.find(({ name }) => kind === "table" && name === value);
    if (!table) throw broken();
  }
  throw broken();
}

async function hasPeople(db: Database): Promise<boolean> {
  const [row] = await db.once<{ some: boolean }>("select exists (select from users) as some");
  return row?.some === true;
}

/**
 * `npm run restore FILE [--replace]`: puts a backup into the database that is configured, embedded or PostgreSQL,
 * whichever it came from; all of it or nothing. What is there is replaced only where the operator says so.
 */
export const restore: Command = async ({ db, words, from, say }) => {
  const named = words.find((word) => word !== REPLACE);
  if (named === undefined) throw new CommandError("Name the backup: npm run restore FILE");
  const file = resolve(from, named);
  if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
  if (!words.includes(REPLACE) && (await hasPeople(db))) {
    throw new CommandError(`The database has people in it. To replace everything in it, say ${REPLACE} as well.`);
  }
  const lines = linesOf(file);
  const head: Partial<BackupHead> = parsed((await lines.next()).value);
  if (head.gatehouse !== 1) throw broken();
  if (head.schema !== (await schemaVersion(db))) {
    throw new CommandError("The backup was made by another version. Restore it with that one, then upgrade.");
  }
  const rows = await db.transaction(async (tx) => {
    const tables = await listStoredTables(tx);
    await emptyTables(tx, tables);
    const count = await putLines(tx, tables, lines);
    await continueIdentities(tx);
    return count;
  });
  say(`${rows} rows of ${head.at} are back.`);
};
