"use client";

import { listMappers, type Mapper } from "@/lib/contracts/mappers";
import { useCall } from "@/lib/hooks/use-call";
import { RelativeTime } from "@/lib/ui/relative-time";
import { commonWords } from "@/words/common";
import { mappersWords } from "@/words/mappers";
import { ListPage } from "../_parts/list-page";
import type { Column } from "../_parts/list-table";
import { SearchedTable } from "../_parts/searched-table";
import { NewLink } from "../_shell/new-link";

const words = mappersWords.list;

const PICTURE = `ProductName  →  name
UnitPrice    →  price`;

const COLUMNS: readonly Column<Mapper>[] = [
  { title: words.entity, cell: ({ entity }) => entity, from: "md" },
  { title: words.columns, cell: ({ columns }) => columns.length, from: "md" },
  { title: words.rowsFoundBy, cell: ({ keyField }) => <code className="font-mono">{keyField}</code>, from: "md" },
  { title: words.changed, cell: ({ updatedAt }) => <RelativeTime at={updatedAt} />, from: "md" },
];

/** One's mappers. */
export function MapperList() {
  const mappers = useCall(listMappers, {});
  const create = <NewLink href="/mappers/new">{words.createMapper}</NewLink>;
  return (
    <ListPage words={words} query={mappers} create={create} picture={PICTURE}>
      {(rows) => (
        <SearchedTable
          rows={rows}
          rowKey={({ id }) => id}
          searchLabel={words.searchMappers}
          texts={({ name, entity }) => [name, entity]}
          title={commonWords.name}
          rowName={({ id, name }) => ({ text: name, href: `/mappers/${id}` })}
          columns={COLUMNS}
          none={words.nothingMatches}
        />
      )}
    </ListPage>
  );
}
