"use client";

import type { ReactNode } from "react";
import { DetailError, type DetailErrorProps, DetailSkeleton, isGone } from "../_shell/detail-states";
import type { FetchedQuery } from "./fetched";

interface FetchedDetailProps<Data> extends Pick<DetailErrorProps, "what" | "back"> {
  query: FetchedQuery<Data>;
  children: (data: Data) => ReactNode;
}

/** The page of one thing, once it is there; until then its skeleton, or that it is not there, or no longer. */
export function FetchedDetail<Data>({
  query: { data, error, refetch },
  children,
  ...missing
}: FetchedDetailProps<Data>) {
  if (data !== undefined && !isGone(error)) return children(data);
  return error ? <DetailError {...missing} error={error} retry={refetch} /> : <DetailSkeleton />;
}
