"use client";

import type { ReactNode } from "react";
import { ErrorState } from "@/lib/ui/error-state";
import { SkeletonRows } from "@/lib/ui/skeleton";
import { adminWords } from "@/words/admin";

const words = adminWords.fetched;

interface FetchedProps<Data> {
  query: { data: Data | undefined; error: unknown; refetch: () => unknown };
  /** What is fetched, as in "The users could not be fetched". */
  what: string;
  children: (data: Data) => ReactNode;
}

/** What a call gives, once it is there; until then its skeleton, or why it did not come. */
export function Fetched<Data>({ query: { data, error, refetch }, what, children }: FetchedProps<Data>) {
  if (data !== undefined) return children(data);
  if (error) return <ErrorState title={words.notFetched(what)} error={error} retry={refetch} />;
  return <SkeletonRows />;
}
