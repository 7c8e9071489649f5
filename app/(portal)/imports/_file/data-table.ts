import { detectDelimiter, parseCsv } from "./csv";

/** A row of a file by its number as the server counts it. */
interface DataRow {
  row: number;
  cells: readonly string[];
}

/** A file as a table, whichever of the two forms it has. */
export interface DataTable {
  delimiter: string;
  headers: readonly string[];
  rows: readonly DataRow[];
}

const toText = (value: unknown): string =>
  typeof value === "string" ? value : value === undefined || value === null ? "" : JSON.stringify(value);

function compileObject(line: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function readJsonLines(text: string, most: number): DataTable {
  const objects = text
    .split("\n")
    .map((line, index) => ({ row: index + 1, line: line.trim() }))
    .filter(({ line }) => line !== "")
    .slice(0, most)
    .map(({ row, line }) => ({ row, value: compileObject(line) }));
  const headers = [...new Set(objects.flatMap(({ value }) => Object.keys(value)))];
  const rows = objects.map(({ row, value }) => ({ row, cells: headers.map((header) => toText(value[header])) }));
  return { delimiter: ",", headers, rows };
}

/** Rows without any value that may stand among the first ones of a preview. */
const BLANK_ROWS = 20;

/** Reads CSV or JSON lines, at most that many rows. A table without headers is a file that holds neither. */
export function readTable(text: string, most = Number.POSITIVE_INFINITY): DataTable {
  const plain = text.replace(/^\uFEFF/, "");
  if (plain.trimStart().startsWith("{")) return readJsonLines(plain, most);
  // The line by which spreadsheets are told the separator is none of the sheet's rows.
  const [line = "", named] = /^"?sep=([,;\t|])"?[ ;,\t]*(?:\r\n|\n|\r)/i.exec(plain) ?? [];
  const delimiter = named ?? detectDelimiter(plain);
  const [header, ...rows] = parseCsv(plain.slice(line.length), delimiter, most + BLANK_ROWS)
    .map((cells, index) => ({ row: index + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  return { delimiter, headers: header?.cells.map((cell) => cell.trim()) ?? [], rows: rows.slice(0, most) };
}

const PREVIEW_BYTES = 256 * 1024;
const PREVIEW_ROWS = 5;

/** The columns and first rows of a file, read from its beginning alone. */
export async function readPreview(file: File): Promise<DataTable> {
  const table = readTable(await file.slice(0, PREVIEW_BYTES).text(), PREVIEW_ROWS + 1);
  // The last of them may have been cut off, where the file goes on.
  const rows = file.size > PREVIEW_BYTES ? table.rows.slice(0, -1) : table.rows;
  return { ...table, rows: rows.slice(0, PREVIEW_ROWS) };
}
