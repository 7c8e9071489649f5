"use client";

import type { ImportRun } from "@/lib/contracts/imports";
import { useImports } from "@/lib/hooks/use-imports";
import { RelativeTime } from "@/lib/ui/relative-time";
import { commonWords } from "@/words/common";
import { importsWords } from "@/words/imports";
import { ListPage } from "../_parts/list-page";
import { type Column, ListTable } from "../_parts/list-table";
import { NewLink } from "../_shell/new-link";
import { formatCounts, ImportBadge } from "./_parts/import-words";

const words = importsWords.list;

const PICTURE = `products.csv, 77 rows
→ 71 added, 5 updated, 1 wrong`;

const COLUMNS: readonly Column<ImportRun>[] = [
  { title: commonWords.status, cell: (run) => <ImportBadge run={run} />, from: "md" },
  { title: words.entity, cell: ({ entity }) => entity, from: "md" },
  { title: words.rows, cell: (run) => formatCounts(run), from: "md" },
  { title: words.when, cell: ({ createdAt }) => <RelativeTime at={createdAt} />, from: "md" },
];

/** The files that were imported, newest first. */
export function ImportList() {
  const imports = useImports();
  const create = <NewLink href="/imports/new">{words.importAFile}</NewLink>;
  return (
    <ListPage words={words} query={imports} create={create} picture={PICTURE}>
      {(rows) => (
        <ListTable
          rows={rows}
          rowKey={({ id }) => id}
          title={words.file}
          rowName={({ id, fileName }) => ({ text: fileName || words.unnamedFile, href: `/imports/${id}` })}
          columns={COLUMNS}
          none=""
        />
      )}
    </ListPage>
  );
}
