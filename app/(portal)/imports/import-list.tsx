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
import { NewLink } from "../_shell/new-link";
import { countsOf, ImportBadge } from "./_parts/import-words";

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
          {run.fileName || "A file without a name"}
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
  const create = <NewLink href="/imports/new">Import a file</NewLink>;
  return (
    <>
      <PageHeader
        title="Imports"
        description="Files that became rows of the catalogue: check one first, and undo it where it was a mistake."
        actions={data && data.data.length > 0 ? create : undefined}
      />
      {error && !data && <ErrorState title="Your imports could not be fetched" error={error} retry={refetch} />}
      {!error && !data && <SkeletonRows />}
      {data && data.data.length > 0 && (
        <Table>
          <thead className="max-sm:sr-only">
            <tr>
              <Th>File</Th>
              <Th>Status</Th>
              <Th className="max-sm:hidden">Entity</Th>
              <Th className="max-md:hidden">Rows</Th>
              <Th className="max-sm:hidden">When</Th>
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
        <EmptyState title="Nothing imported yet" picture={PICTURE} action={create}>
          Bring in a CSV or JSON lines file of any size. You see what would become of every row before anything is
          written.
        </EmptyState>
      )}
    </>
  );
}
