import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Database } from "../../db/client";
import {
  changeHead,
  continueIdentities,
  emptyTables,
  listStoredTables,
  moveChangeHead,
  putRows,
  type StoredTable,
  schemaVersion,
} from "../../db/queries/whole-database";
import { sealAuditLog } from "../audit/seal-audit-log";
import { readPackedLines } from "../packed-lines";
import type { BackupHead } from "./backup";
import { type Command, CommandError } from "./command";
import { type Carrying, carryingFrom } from "./earlier-schemas";

const ROWS_AT_ONCE = 1000;
const REPLACE = "--replace";

const broken = (cause?: unknown) => new CommandError("The file is no whole backup of Gatehouse.", { cause });

async function* getLines(file: string): AsyncGenerator<string> {
  try {
    yield* readPackedLines(file);
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
const getMark = (line: string): readonly unknown[] | undefined => {
  const value = line.startsWith("[") ? parsed(line) : undefined;
  return Array.isArray(value) ? value : undefined;
};

/** Puts the rows of the lines after the head in. Gives how many there were. Throws `CommandError` for a cut-off file. */
async function putLines(
  tx: Database,
  tables: readonly StoredTable[],
  lines: AsyncGenerator<string>,
  carrying: Carrying,
): Promise<number> {
  let table: StoredTable | undefined;
  let carried: ((row: string) => string) | undefined;
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
    const mark = getMark(line);
    if (!mark) {
      waiting.push(carried ? carried(line) : line);
      if (waiting.length >= ROWS_AT_ONCE) await put();
      continue;
    }
    await put();
    const [kind, value] = mark;
    if (kind === "end" && value === count) return count;
    const into = carrying.tables[String(value)];
    carried = into?.row;
    table = tables.find(({ name }) => kind === "table" && name === (into?.table ?? value));
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
 * whichever it came from, and of the last earlier schemas as well; all of it or nothing. What is there is replaced only
 * where the operator says so.
 */
export const restore: Command = async ({ env, db, words, from, say }) => {
  const named = words.find((word) => word !== REPLACE);
  if (named === undefined) throw new CommandError("Name the backup: npm run restore FILE");
  const file = resolve(from, named);
  if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
  if (!words.includes(REPLACE) && (await hasPeople(db))) {
    throw new CommandError(`The database has people in it. To replace everything in it, say ${REPLACE} as well.`);
  }
  const lines = getLines(file);
  const head: Partial<BackupHead> = parsed((await lines.next()).value);
  if (head.gatehouse !== 1) throw broken();
  const carrying = carryingFrom(head.schema, await schemaVersion(db));
  if (typeof carrying === "string") throw new CommandError(carrying);
  const rows = await db.transaction(async (tx) => {
    const tables = await listStoredTables(tx);
    const head = await changeHead(tx);
    await emptyTables(tx, tables);
    const count = await putLines(tx, tables, lines, carrying);
    for (const statement of carrying.settle) await tx.script(statement);
    await continueIdentities(tx);
    await moveChangeHead(tx, head);
    await sealAuditLog(tx, env.peppers);
    return count;
  });
  say(`${rows} rows of ${head.at} are back.`);
};
