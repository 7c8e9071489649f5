"use client";

import type { ReactNode } from "react";
import { FILTER_FROM, Filters, SearchFilter } from "../_shell/filters";
import { matches, useFilter } from "../_shell/use-filter";
import { ListTable, type ListTableProps } from "./list-table";

interface SearchedTableProps<Row> extends Omit<ListTableProps<Row>, "none"> {
  searchLabel: string;
  /** What is looked through of a row. */
  texts: (row: Row) => readonly string[];
  /** Filters beside the search, and what they leave. */
  filters?: { fields: ReactNode; active: boolean; isShown: (row: Row) => boolean };
  none: (looked: string) => string;
}

/** A list that can be searched, from a few rows on. */
export function SearchedTable<Row>({ rows, searchLabel, texts, filters, none, ...table }: SearchedTableProps<Row>) {
  const [looked, setLooked] = useFilter();
  const shown = rows.filter((row) => matches(looked, ...texts(row)) && (filters?.isShown(row) ?? true));
  return (
    <>
      {(rows.length >= FILTER_FROM || looked || filters?.active) && (
        <Filters>
          <SearchFilter label={searchLabel} value={looked} onChange={setLooked} />
          {filters?.fields}
        </Filters>
      )}
      <ListTable {...table} rows={shown} none={none(looked)} />
    </>
  );
}
