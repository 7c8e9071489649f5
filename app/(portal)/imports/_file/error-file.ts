import type { ImportError } from "@/lib/contracts/imports";
import { withoutFormula } from "@/lib/without-formula";
import { importsWords } from "@/words/imports";
import { writeCsv } from "./csv";
import type { DataTable } from "./data-table";

const words = importsWords.errorFile;

/** Errors of one row in one text. */
const getProblem = (errors: readonly ImportError[], toColumn: (field: string) => string): string =>
  errors.map(({ field, message }) => `${toColumn(field)} ${message}`).join(" ");

/**
 * The rows of a file that are wrong, as CSV with a last column that says why: to be mended and imported again. Begins
 * with a byte order mark, or spreadsheets take its accents for something else.
 */
export function errorFile(
  { headers, rows, delimiter }: DataTable,
  errors: readonly ImportError[],
  toColumn: (field: string) => string,
): string {
  const byRow = new Map<number, ImportError[]>();
  for (const error of errors) byRow.set(error.row, [...(byRow.get(error.row) ?? []), error]);
  const wrong = rows.flatMap(({ row, cells }) => {
    const found = byRow.get(row);
    const padded = headers.map((_, index) => cells[index] ?? "");
    return found ? [[...padded, getProblem(found, toColumn)]] : [];
  });
  return `\uFEFF${writeCsv([[...headers, words.problem], ...wrong], delimiter)}`;
}

/** The errors of an import whose file is not at hand, as CSV. */
export const errorList = (errors: readonly ImportError[]): string =>
  `\uFEFF${writeCsv([[words.row, words.field, words.problem], ...errors.map(({ row, field, message }) => [String(row), field, message].map((text) => withoutFormula(text)))], ",")}`;
