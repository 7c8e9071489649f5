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
import { FILTER_FROM, Filters, SearchFilter } from "../_shell/filters";
import { NewLink } from "../_shell/new-link";
import { matches, useFilter } from "../_shell/use-filter";

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
        <span className="block text-muted text-sm sm:hidden">
          {columns.length} columns to {entity}
        </span>
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
          <SearchFilter label="Search mappers" value={looked} onChange={setLooked} />
        </Filters>
      )}
      <Table>
        <thead className="max-sm:sr-only">
          <tr>
            <Th>Name</Th>
            <Th className="max-sm:hidden">Entity</Th>
            <Th className="max-sm:hidden">Columns</Th>
            <Th className="max-md:hidden">Rows found by</Th>
            <Th className="max-md:hidden">Changed</Th>
          </tr>
        </thead>
        <tbody>
          {shown.map((mapper) => (
            <Row key={mapper.id} mapper={mapper} />
          ))}
          {shown.length === 0 && (
            <tr>
              <Td colSpan={5} className="text-muted">
                No mapper matches “{looked}”.
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
  const create = <NewLink href="/mappers/new">Create mapper</NewLink>;
  return (
    <>
      <PageHeader
        title="Mappers"
        description="How the columns of somebody else’s files become the fields of the catalogue."
        actions={data && data.data.length > 0 ? create : undefined}
      />
      {error && !data && <ErrorState title="Your mappers could not be fetched" error={error} retry={refetch} />}
      {!error && !data && <SkeletonRows />}
      {data && data.data.length > 0 && <Mappers mappers={data.data} />}
      {data && data.data.length === 0 && (
        <EmptyState title="No mapper yet" picture={PICTURE} action={create}>
          A supplier’s file calls things by other names. Say once which column leads where, and every file of that kind
          can be imported as it comes.
        </EmptyState>
      )}
    </>
  );
}
