"use client";

import type { ReactNode } from "react";
import { ErrorState } from "@/lib/ui/error-state";
import { SkeletonRows } from "@/lib/ui/skeleton";

/** A query, as far as a page waits for it. */
export interface FetchedQuery<Data> {
  data: Data | undefined;
  error: unknown;
  refetch: () => unknown;
}

interface FetchedProps<Data> {
  query: FetchedQuery<Data>;
  /** As in "The users could not be loaded". */
  notFetched: string;
  /** What stands there until then; the skeleton of a list, where nothing is said. */
  skeleton?: ReactNode;
  children: (data: Data) => ReactNode;
}

/** What a call gives, once it is there; until then its skeleton, or why it did not come. */
export function Fetched<Data>({
  query: { data, error, refetch },
  notFetched,
  skeleton = <SkeletonRows />,
  children,
}: FetchedProps<Data>) {
  if (data !== undefined) return children(data);
  if (error) return <ErrorState title={notFetched} error={error} retry={refetch} />;
  return skeleton;
}
