import type { Readable } from "node:stream";
import { type CsvError, type Info, parse } from "csv-parse";
import { ApiError } from "../../api-error";

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

/** Bytes as text, without a byte order mark. Throws `ApiError` for what is no UTF-8: names with accents would be lost. */
async function* decoded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw unreadable("The file is not UTF-8. Save it as CSV UTF-8 and send it again.", error);
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
export function delimiterOf(start: string): string {
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

function checkHeaders(headers: readonly string[]): void {
  const named = headers.filter((header) => header !== "");
  if (named.length === 0) throw unreadable("The file has no header row.");
  const twice = named.find((header, index) => named.indexOf(header) !== index);
  if (twice !== undefined) throw unreadable(`The column "${twice.slice(0, 64)}" stands twice in the header.`);
}

interface CsvRow {
  record: string[];
  info: Info;
}

async function readCsv(start: string, whole: AsyncGenerator<string>): Promise<Records> {
  // The parser is ahead of its reader: what it skipped is told at its place among the records.
  const skipped: CsvError[] = [];
  const parser = parse({
    delimiter: delimiterOf(start),
    bom: true,
    info: true,
    relax_column_count: true,
    // A quote inside a cell is an inch, or a second of arc; it stays as it is written.
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: LONGEST_RECORD,
    on_skip: (error) => {
      // One broken line can be skipped in several pieces.
      if (error && skipped.at(-1)?.lines !== error.lines) skipped.push(error);
    },
  });
  const { Readable: ReadableStream } = await import("node:stream");
  const source = ReadableStream.from(whole);
  source.on("error", (error) => parser.destroy(error));
  const rows = (source.pipe(parser) as Readable)[Symbol.asyncIterator]() as AsyncIterableIterator<CsvRow>;
  const first = await rows.next();
  const headers: string[] = first.done ? [] : first.value.record.map((name: string) => name.trim());
  checkHeaders(headers);
  let row = 1;
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
      if (record.length > headers.length) {
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
    return { row, cells: new Map(Object.entries(value)) };
  } catch {
    return { row, problem: "is not valid JSON." };
  }
}

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
  const first = await records.next();
  async function* whole(): AsyncGenerator<FileRecord> {
    if (!first.done) yield first.value;
    yield* records;
  }
  const headers = !first.done && "cells" in first.value ? [...first.value.cells.keys()] : [];
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
