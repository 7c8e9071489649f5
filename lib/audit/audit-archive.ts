import { createHash } from "node:crypto";
import { z } from "zod";
import type { Database } from "../../db/client";
import { type ArchivedRow, archivedEnd, readForArchive } from "../../db/queries/audit-chain";
import { type AuditPlace, checkSeal, sealPlace } from "../credentials/audit-sealer";
import type { Peppers } from "../credentials/pepper";
import { readPackedLines, writePackedLines } from "../packed-lines";

/** A file that is no archive of the audit log, or not as it was written. The message says what is wrong. */
export class ArchiveError extends Error {
  override readonly name = "ArchiveError";
}

/** What an archive turned out to hold. */
export interface AuditArchive {
  /** The row before its first one. */
  after: AuditPlace;
  /** Its last row. */
  through: AuditPlace;
  /** The hashes of those of its rows that were asked for, by number. */
  hashes: ReadonlyMap<number, string>;
}

const ROWS_AT_ONCE = 1000;

/** Before the first row of all. */
const BEGINNING: AuditPlace = { n: 0, hash: "0".repeat(64) };

// Each line is JSON. A row stands last in its line, as the very text that its hash covers.
const ROW_MEMBER = ',"row":';
const toLine = ({ hash, seal, text }: ArchivedRow) =>
  `${JSON.stringify({ hash, seal }).slice(0, -1)}${ROW_MEMBER}${text}}`;

const hashAfter = (before: string, text: string) =>
  createHash("sha256").update(Buffer.from(before, "hex")).update(text).digest("hex");

/**
 * Writes the rows of the audit log up to a number into a gzipped file of JSON lines, with all that proves them: hashes,
 * seals and, in the last line, a seal of the whole. Gives where it ends.
 */
export async function writeArchive(db: Database, peppers: Peppers, file: string, last: number): Promise<AuditPlace> {
  const archived = await archivedEnd(db);
  const after = archived ? { n: archived.n, hash: archived.hash } : BEGINNING;
  return writePackedLines(file, async (write) => {
    await write(JSON.stringify({ gatehouseAudit: 1, after }));
    let through = after;
    for (;;) {
      const rows = await readForArchive(db, { after: through.n, through: last, limit: ROWS_AT_ONCE });
      for (const row of rows) await write(toLine(row));
      const end = rows.at(-1);
      if (end) through = { n: end.n, hash: end.hash };
      if (rows.length < ROWS_AT_ONCE) break;
    }
    await write(JSON.stringify({ through, seal: sealPlace(peppers, "archived", through) }));
    return through;
  });
}

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const place = z.strictObject({ n: z.number().int(), hash: hex });
const beginning = z.strictObject({ gatehouseAudit: z.literal(1), after: place });
const ending = z.strictObject({ through: place, seal: z.string() });
const entry = z.strictObject({
  hash: hex,
  seal: z.string().nullable(),
  row: z.tuple([z.number().int()], z.unknown()),
});

function parseLine<Schema extends z.ZodType>(schema: Schema, line: string): z.output<Schema> | undefined {
  try {
    return schema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

/**
 * Reads an archive to its end: each row's hash fits its content and the row before, no number is missing, rows and end are
 * sealed under the pepper. `wanted` are the numbers of rows whose hashes the caller needs. Throws `ArchiveError`.
 */
export async function verifyArchive(
  peppers: Peppers,
  file: string,
  wanted: ReadonlySet<number> = new Set(),
): Promise<AuditArchive> {
  const hashes = new Map<number, string>();
  let first: AuditPlace | undefined;
  let last: AuditPlace | undefined;
  let end: z.output<typeof ending> | undefined;
  const fail = (what: string) => new ArchiveError(`${file} is not the archive that was written: ${what}.`);
  for await (const line of readPackedLines(file)) {
    if (end) throw fail("something stands after its end");
    if (!first || !last) {
      first = parseLine(beginning, line)?.after;
      last = first;
      if (!first) throw new ArchiveError(`${file} is no archive of the audit log.`);
      continue;
    }
    const found = parseLine(entry, line);
    if (!found) {
      end = parseLine(ending, line);
      if (!end) throw fail(`there is no row ${last.n + 1} in it`);
      continue;
    }
    const [n] = found.row;
    const text = line.slice(line.indexOf(ROW_MEMBER) + ROW_MEMBER.length, -1);
    const sealed = found.seal === null ? "unknown" : checkSeal(peppers, "row", { n, hash: found.hash }, found.seal);
    if (n !== last.n + 1 || hashAfter(last.hash, text) !== found.hash || sealed === "bad") {
      throw fail(`row ${last.n + 1} was changed, removed or put in`);
    }
    last = { n, hash: found.hash };
    if (wanted.has(n)) hashes.set(n, found.hash);
  }
  if (!first || !last || !end) throw fail("its end is missing");
  const { through, seal } = end;
  if (through.n !== last.n || through.hash !== last.hash || checkSeal(peppers, "archived", through, seal) === "bad") {
    throw fail("its end does not fit what is in it");
  }
  return { after: first, through, hashes };
}
