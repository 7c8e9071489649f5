"use client";

import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import type { ImportError, ImportOutcome } from "@/lib/contracts/imports";
import { Button } from "@/lib/ui/button";
import { download } from "@/lib/ui/download";
import { Link } from "@/lib/ui/link";
import { Notice } from "@/lib/ui/notice";
import { importsWords } from "@/words/imports";
import { type DataTable, readTable } from "../_file/data-table";
import { errorFile } from "../_file/error-file";
import { ImportErrors } from "../_parts/import-errors";
import { formatCounts } from "../_parts/import-words";

const words = importsWords.report;

/** A file that the browser can well hold whole. */
const MOST_BYTES = 64 * 1024 * 1024;

/** The whole file as a table, where it is not too large for the browser. */
const useWholeFile = (file: File, wanted: boolean) =>
  useQuery({
    queryKey: ["file", file.name, file.size, file.lastModified],
    queryFn: async () => readTable(await file.text()),
    enabled: wanted && file.size <= MOST_BYTES,
    gcTime: 0,
  }).data;

interface Verdict {
  tone: "good" | "warn" | "bad";
  title: string;
}

function verdictOn({ dryRun, failed, status }: ImportOutcome): Verdict {
  if (status === "failed") return { tone: "bad", title: dryRun ? words.nothingWouldBeKept : words.nothingWasKept };
  if (!dryRun)
    return failed > 0 ? { tone: "warn", title: words.importedInPart } : { tone: "good", title: words.imported };
  return failed > 0 ? { tone: "warn", title: words.someRowsWrong } : { tone: "good", title: words.everyRowOrder };
}

function getCells(table: DataTable, toColumn: (field: string) => string) {
  const rows = new Map(table.rows.map(({ row, cells }) => [row, cells]));
  return ({ row, field }: ImportError) => rows.get(row)?.[table.headers.indexOf(toColumn(field))];
}

interface ImportReportProps {
  outcome: ImportOutcome;
  file: File;
  columns: readonly { from: string; to: string }[];
}

/** What became of a file, or would: how many rows, and what is wrong by row and cell. */
export function ImportReport({ outcome, file, columns }: ImportReportProps) {
  const { dryRun, errors, ignoredColumns = [], suggestions = {}, importId, status } = outcome;
  const table = useWholeFile(file, errors.length > 0);
  const { tone, title } = verdictOn(outcome);
  // A mapper may say "!active" for a column that is turned round.
  const toColumn = (field: string) =>
    columns.find(({ to }) => to.replace(/^(?:!|not )/i, "") === field)?.from ??
    (field === "row" ? words.theRow : field);
  return (
    <section aria-label={dryRun ? words.reportCheck : words.reportImport} className="grid min-w-0 gap-4">
      <Notice
        tone={tone}
        role="status"
        title={title}
        action={
          !dryRun &&
          status === "done" && (
            <Button asChild variant="secondary" size="sm">
              <Link href={`/imports/${importId}`}>{words.openTheImport}</Link>
            </Button>
          )
        }
      >
        <p>{dryRun ? words.itWouldBe(formatCounts(outcome)) : words.itWas(formatCounts(outcome))}</p>
      </Notice>
      {ignoredColumns.length > 0 && (
        <Notice tone="warn" title={words.columnsNotRead(ignoredColumns.length)}>
          <p>{ignoredColumns.map((column) => words.columnNotRead(column, suggestions[column])).join(", ")}</p>
        </Notice>
      )}
      {errors.length > 0 && (
        <>
          <ImportErrors errors={errors} toColumn={toColumn} {...(table && { getCell: getCells(table, toColumn) })} />
          {table && (
            <Button
              variant="secondary"
              size="sm"
              className="justify-self-start"
              onClick={() =>
                download(
                  `${file.name.replace(/\.\w+$/, "")}-problems.csv`,
                  errorFile(table, errors, toColumn),
                  "text/csv",
                )
              }
            >
              <Download aria-hidden="true" />
              {words.downloadWrongRows}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
