"use client";

import Link from "next/link";
import type { ImportRun } from "@/lib/contracts/imports";
import { useImports } from "@/lib/hooks/use-imports";
import { EmptyState } from "@/lib/ui/empty-state";
import { ErrorState } from "@/lib/ui/error-state";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime } from "@/lib/ui/relative-time";
import { SkeletonRows } from "@/lib/ui/skeleton";
import { Table, Td, Th, Tr } from "@/lib/ui/table";
import { commonWords } from "@/words/common";
import { importsWords } from "@/words/imports";
import { NewLink } from "../_shell/new-link";
import { countsOf, ImportBadge } from "./_parts/import-words";

const words = importsWords.list;

const PICTURE = `products.csv, 77 rows
→ 71 added, 5 updated, 1 wrong`;

function Row({ run }: { run: ImportRun }) {
  return (
    <Tr className="relative">
      <Td>
        <Link
          href={`/imports/${run.id}`}
          className="rounded-sm font-medium [overflow-wrap:anywhere] after:absolute after:inset-0 hover:underline hover:underline-offset-4"
        >
          {run.fileName || words.unnamedFile}
        </Link>
        <span className="block text-muted text-sm md:hidden">{countsOf(run)}</span>
      </Td>
      <Td>
        <ImportBadge run={run} />
      </Td>
      <Td className="max-sm:hidden">{run.entity}</Td>
      <Td className="tabular max-md:hidden">{countsOf(run)}</Td>
      <Td className="tabular whitespace-nowrap max-sm:hidden">
        <RelativeTime at={run.createdAt} />
      </Td>
    </Tr>
  );
}

/** The files that were imported, newest first. */
export function ImportList() {
  const { data, error, refetch } = useImports();
  const create = <NewLink href="/imports/new">{words.importAFile}</NewLink>;
  return (
    <>
      <PageHeader
        title={words.title}
        description={words.description}
        actions={data && data.data.length > 0 ? create : undefined}
      />
      {error && !data && <ErrorState title={words.notFetched} error={error} retry={refetch} />}
      {!error && !data && <SkeletonRows />}
      {data && data.data.length > 0 && (
        <Table>
          <thead className="max-sm:sr-only">
            <tr>
              <Th>{words.file}</Th>
              <Th>{commonWords.status}</Th>
              <Th className="max-sm:hidden">{words.entity}</Th>
              <Th className="max-md:hidden">{words.rows}</Th>
              <Th className="max-sm:hidden">{words.when}</Th>
            </tr>
          </thead>
          <tbody>
            {data.data.map((run) => (
              <Row key={run.id} run={run} />
            ))}
          </tbody>
        </Table>
      )}
      {data && data.data.length === 0 && (
        <EmptyState title={words.emptyTitle} picture={PICTURE} action={create}>
          {words.emptyText}
        </EmptyState>
      )}
    </>
  );
}
