"use client";

import Link from "next/link";
import type { Mapper } from "@/lib/contracts/mappers";
import { useMappers } from "@/lib/hooks/use-mappers";
import { EmptyState } from "@/lib/ui/empty-state";
import { ErrorState } from "@/lib/ui/error-state";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime } from "@/lib/ui/relative-time";
import { SkeletonRows } from "@/lib/ui/skeleton";
import { Table, Td, Th, Tr } from "@/lib/ui/table";
import { commonWords } from "@/words/common";
import { mappersWords } from "@/words/mappers";
import { FILTER_FROM, Filters, SearchFilter } from "../_shell/filters";
import { NewLink } from "../_shell/new-link";
import { matches, useFilter } from "../_shell/use-filter";

const words = mappersWords.list;

const PICTURE = `ProductName  →  name
UnitPrice    →  price`;

function Row({ mapper: { id, name, entity, keyField, columns, updatedAt } }: { mapper: Mapper }) {
  return (
    <Tr className="relative">
      <Td>
        <Link
          href={`/mappers/${id}`}
          className="rounded-sm font-medium [overflow-wrap:anywhere] after:absolute after:inset-0 hover:underline hover:underline-offset-4"
        >
          {name}
        </Link>
        <span className="block text-muted text-sm sm:hidden">{words.columnsTo(columns.length, entity)}</span>
      </Td>
      <Td className="max-sm:hidden">{entity}</Td>
      <Td className="tabular max-sm:hidden">{columns.length}</Td>
      <Td className="font-mono text-sm max-md:hidden">{keyField}</Td>
      <Td className="tabular whitespace-nowrap max-md:hidden">
        <RelativeTime at={updatedAt} />
      </Td>
    </Tr>
  );
}

function Mappers({ mappers }: { mappers: readonly Mapper[] }) {
  const [looked, setLooked] = useFilter();
  const shown = mappers.filter(({ name, entity }) => matches(looked, name, entity));
  return (
    <>
      {(mappers.length >= FILTER_FROM || looked) && (
        <Filters>
          <SearchFilter label={words.searchMappers} value={looked} onChange={setLooked} />
        </Filters>
      )}
      <Table>
        <thead className="max-sm:sr-only">
          <tr>
            <Th>{commonWords.name}</Th>
            <Th className="max-sm:hidden">{words.entity}</Th>
            <Th className="max-sm:hidden">{words.columns}</Th>
            <Th className="max-md:hidden">{words.rowsFoundBy}</Th>
            <Th className="max-md:hidden">{words.changed}</Th>
          </tr>
        </thead>
        <tbody>
          {shown.map((mapper) => (
            <Row key={mapper.id} mapper={mapper} />
          ))}
          {shown.length === 0 && (
            <tr>
              <Td colSpan={5} className="text-muted">
                {words.nothingMatches(looked)}
              </Td>
            </tr>
          )}
        </tbody>
      </Table>
    </>
  );
}

/** One's mappers. */
export function MapperList() {
  const { data, error, refetch } = useMappers();
  const create = <NewLink href="/mappers/new">{words.createMapper}</NewLink>;
  return (
    <>
      <PageHeader
        title={words.title}
        description={words.description}
        actions={data && data.data.length > 0 ? create : undefined}
      />
      {error && !data && <ErrorState title={words.notFetched} error={error} retry={refetch} />}
      {!error && !data && <SkeletonRows />}
      {data && data.data.length > 0 && <Mappers mappers={data.data} />}
      {data && data.data.length === 0 && (
        <EmptyState title={words.emptyTitle} picture={PICTURE} action={create}>
          {words.emptyText}
        </EmptyState>
      )}
    </>
  );
}
