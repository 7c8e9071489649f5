"use client";

import type { ReactNode } from "react";
import { EmptyState } from "@/lib/ui/empty-state";
import { PageHeader } from "@/lib/ui/page-header";
import { Fetched, type FetchedQuery } from "./fetched";

interface ListPageProps<Row> {
  words: { title: string; description: ReactNode; notFetched: string; emptyTitle: string; emptyText: ReactNode };
  query: FetchedQuery<{ data: readonly Row[] }>;
  /** How one more is made: beside the title, and where there is none yet in the middle of the page. */
  create: ReactNode;
  /** What one of them looks like, while there is none. */
  picture: string;
  children: (rows: readonly Row[]) => ReactNode;
}

/** The page of a list: its head, its rows, and what there will be while there is none. */
export function ListPage<Row>({ words, query, create, picture, children }: ListPageProps<Row>) {
  const filled = (query.data?.data.length ?? 0) > 0;
  return (
    <>
      <PageHeader title={words.title} description={words.description} actions={filled && create} />
      <Fetched query={query} notFetched={words.notFetched}>
        {({ data }) =>
          filled ? (
            children(data)
          ) : (
            <EmptyState title={words.emptyTitle} picture={picture} action={create}>
              {words.emptyText}
            </EmptyState>
          )
        }
      </Fetched>
    </>
  );
}
