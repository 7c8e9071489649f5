import type { Readable } from "node:stream";
import { type CsvError, type Info, parse } from "csv-parse";
import { ApiError } from "../../api-error";
import { nameGivenTwice } from "../../json";
import { brokenByte } from "../../utf8";

/** One record of a file: its cells by header, or what is wrong with it. `row` counts from 1, the header included. */
export type FileRecord = { row: number; cells: ReadonlyMap<string, unknown> } | { row: number; problem: string };

/** A file as records; `headers` is known as soon as the first record is. */
export interface Records {
  headers: readonly string[];
  /** Records may have members that the first one lacks. */
  open: boolean;
  records: AsyncIterable<FileRecord>;
}

const LONGEST_RECORD = 1_000_000;
const SAMPLE = 65_536;
const DELIMITERS = [",", ";", "\t", "|"] as const;

const unreadable = (message: string, cause?: unknown) =>
  new ApiError("validation", message, { details: [{ field: "file", message }], cause });

const linesIn = (bytes: Uint8Array): number => {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
};

/** Bytes as text, without a byte order mark. Throws `ApiError` for what is no UTF-8: names with accents would be lost. */
async function* decoded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  const refuse = (what: string, cause: unknown) =>
    unreadable(`The file is not UTF-8: ${what}. Save it as CSV UTF-8 and send it again.`, cause);
  for await (const chunk of bytes) {
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: true });
    } catch (cause) {
      const { at, byte } = brokenByte(Buffer.from(chunk));
      throw refuse(`line ${line + linesIn(chunk.subarray(0, at))} holds the byte ${byte}`, cause);
    }
    yield text;
    line += linesIn(chunk);
  }
  try {
    yield decoder.decode();
  } catch (cause) {
    throw refuse("it ends within a character", cause);
  }
}

/** The first characters of a text, and the whole text again. */
async function peek(text: AsyncGenerator<string>): Promise<{ start: string; whole: AsyncGenerator<string> }> {
  const read: string[] = [];
  let start = "";
  while (start.length < SAMPLE) {
    const { value, done } = await text.next();
    if (done) break;
    read.push(value);
    start += value;
  }
  async function* whole(): AsyncGenerator<string> {
    yield* read;
    yield* text;
  }
  return { start, whole: whole() };
}

/** Which separator the first record of a text has most of, outside of quotes. */
export function detectDelimiter(start: string): string {
  const counts = new Map<string, number>();
  let quoted = false;
  for (const character of start) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === "\n" || character === "\r")) break;
    else if (!quoted) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  const best = DELIMITERS.toSorted((one, other) => (counts.get(other) ?? 0) - (counts.get(one) ?? 0))[0];
  return best !== undefined && (counts.get(best) ?? 0) > 0 ? best : ",";
}

/** Names that people take for one: case, and how an accent is written, make no difference. */
const alike = (header: string) => header.normalize("NFC").toLowerCase();

function checkHeaders(headers: readonly string[]): void {
  const named = headers.filter((header) => header !== "");
  if (named.length === 0) throw unreadable("The file has no header row.");
  const seen = new Map<string, string>();
  for (const header of named) {
    const before = seen.get(alike(header));
    if (before === header) throw unreadable(`The column "${header.slice(0, 64)}" stands twice in the header.`);
    if (before !== undefined) {
      throw unreadable(`The columns "${before.slice(0, 64)}" and "${header.slice(0, 64)}" have one name.`);
    }
    seen.set(alike(header), header);
  }
}

/** The line by which spreadsheets are told the separator; it is none of the sheet's rows. */
const SEPARATOR_LINE = /^\uFEFF?"?sep=(.)"?[ ;,\t]*(?:\r\n|\n|\r)/i;

/** The separator of a file, and how many characters its line takes up, if it has one. Throws `ApiError`. */
function separatorOf(start: string): { delimiter: string; length: number } {
  const [line, named] = SEPARATOR_LINE.exec(start) ?? [];
  if (line === undefined || named === undefined) return { delimiter: detectDelimiter(start), length: 0 };
  const delimiter = DELIMITERS.find((one) => one === named);
  if (delimiter) return { delimiter, length: line.length };
  throw unreadable(`The first line names "${named}" as the separator. Use a comma, a semicolon, a tab or a bar.`);
}

async function* without(text: AsyncGenerator<string>, length: number): AsyncGenerator<string> {
  let left = length;
  for await (const chunk of text) {
    yield chunk.slice(left);
    left = Math.max(0, left - chunk.length);
  }
}

/** Spreadsheets write rows that were emptied, and formatted rows below the last one, as separators alone. */
const isBlank = (record: readonly string[]): boolean => record.every((cell) => cell.trim() === "");

interface CsvRow {
  record: string[];
  info: Info;
}

async function readCsv(start: string, whole: AsyncGenerator<string>): Promise<Records> {
  // The parser is ahead of its reader: what it skipped is told at its place among the records.
  const skipped: CsvError[] = [];
  const { delimiter, length } = separatorOf(start);
  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    // A quote inside a cell is an inch, or a second of arc; it stays as it is written.
    relax_quotes: true,
    skip_records_with_error: true,
    max_record_size: LONGEST_RECORD,
    on_skip: (error) => {
      // One broken line can be skipped in several pieces.
      if (error && skipped.at(-1)?.lines !== error.lines) skipped.push(error);
    },
  });
  const { Readable: ReadableStream } = await import("node:stream");
  const source = ReadableStream.from(length === 0 ? whole : without(whole, length));
  source.on("error", (error) => parser.destroy(error));
  const rows = (source.pipe(parser) as Readable)[Symbol.asyncIterator]() as AsyncIterableIterator<CsvRow>;
  let row = 1;
  let first = await rows.next();
  while (!first.done && isBlank(first.value.record)) {
    row += 1;
    first = await rows.next();
  }
  const headers: string[] = first.done ? [] : first.value.record.map((name: string) => name.trim());
  checkHeaders(headers);
  function* problems(records: number): Generator<FileRecord> {
    while (Number(skipped[0]?.records ?? records) < records) {
      const error = skipped.shift();
      row += 1;
      if (error) yield { row, problem: csvProblem(error) };
    }
  }
  async function* records(): AsyncGenerator<FileRecord> {
    for await (const { record, info } of rows) {
      yield* problems(info.records);
      row += 1;
      if (isBlank(record)) continue;
      if (record.length > headers.length && !isBlank(record.slice(headers.length))) {
        yield { row, problem: `has ${record.length} cells, the header ${headers.length}.` };
        continue;
      }
      const cells = new Map<string, unknown>();
      for (const [index, header] of headers.entries()) if (header !== "") cells.set(header, record[index] ?? "");
      yield { row, cells };
    }
    yield* problems(Number.MAX_SAFE_INTEGER);
  }
  return { headers, open: false, records: records() };
}

function csvProblem({ code }: CsvError): string {
  if (code === "CSV_MAX_RECORD_SIZE") return `is longer than ${LONGEST_RECORD} characters; is a quote missing?`;
  if (code === "CSV_QUOTE_NOT_CLOSED") return "has a quote that is not closed.";
  return "has a quote in a wrong place.";
}

async function* lines(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of text) {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop() ?? "";
    if (rest.length > LONGEST_RECORD) throw unreadable(`A line is longer than ${LONGEST_RECORD} characters.`);
    yield* parts;
  }
  if (rest !== "") yield rest;
}

function recordOfLine(line: string, row: number): FileRecord {
  if (line.length > LONGEST_RECORD) return { row, problem: `is longer than ${LONGEST_RECORD} characters.` };
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== "object" || value === null || Array.isArray(value))
      return { row, problem: "is no JSON object." };
    const twice = nameGivenTwice(line);
    if (twice !== undefined) return { row, problem: `names "${twice.slice(0, 64)}" twice.` };
    return { row, cells: new Map(Object.entries(value)) };
  } catch {
    return { row, problem: "is not valid JSON." };
  }
}

/** Lines at the beginning of a file that may all be broken. */
const MOST_BROKEN = 100;

async function readJsonLines(text: AsyncGenerator<string>): Promise<Records> {
  async function* all(): AsyncGenerator<FileRecord> {
    let row = 0;
    for await (const line of lines(text)) {
      row += 1;
      const trimmed = line.trim();
      if (trimmed !== "") yield recordOfLine(trimmed, row);
    }
  }
  const records = all();
  const begun: FileRecord[] = [];
  let headers: string[] = [];
  // The first line that can be read tells the columns; those before it are told as wrong.
  while (headers.length === 0 && begun.length < MOST_BROKEN) {
    const { value, done } = await records.next();
    if (done) break;
    begun.push(value);
    if ("cells" in value) headers = [...value.cells.keys()];
  }
  async function* whole(): AsyncGenerator<FileRecord> {
    yield* begun;
    yield* records;
  }
  return { headers, open: true, records: whole() };
}

/**
 * A file of CSV (RFC 4180; comma, semicolon, tab or bar; with or without byte order mark) or JSON lines as records,
 * read as they are asked for. Throws `ApiError` for a file that is neither.
 */
export async function readRecords(bytes: AsyncIterable<Uint8Array>): Promise<Records> {
  const { start, whole } = await peek(decoded(bytes));
  const text = start.replace(/^\uFEFF/, "").trimStart();
  if (text === "") throw unreadable("The file is empty.");
  if (text.includes("\0")) throw unreadable("The file is not a text of UTF-8.");
  if (text.startsWith("[")) throw unreadable("The file holds a JSON list. Send JSON lines: one object on each line.");
  return text.startsWith("{") ? readJsonLines(whole) : readCsv(start, whole);
}
