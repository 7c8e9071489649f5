import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Call } from "@/lib/contracts/call";
import type { CallInput, CallParts } from "@/lib/hooks/call-api";
import { callKey, pagesKey } from "@/lib/hooks/call-key";
import { ownCall } from "@/lib/http/own-call";
import type { UseCase } from "@/lib/portal/management/use-case";

/** Fetches one answer into what the browser's queries begin with. */
type Fetch = (into: QueryClient) => Promise<void>;

/** What `useCall` asks for with the same input. */
export const first =
  <C extends Call>(useCase: UseCase<C>, input: CallInput<C>): Fetch =>
  async (into) =>
    void into.setQueryData(callKey(useCase.call, input), await ownCall(useCase, input as CallParts));

/** The first page of what `usePages` asks for. */
export const firstPage =
  <C extends Call>(useCase: UseCase<C>, input: CallInput<C>): Fetch =>
  async (into) =>
    void into.setQueryData(pagesKey(useCase.call, input), {
      pages: [await ownCall(useCase, input as CallParts)],
      pageParams: [null],
    });

interface PrefetchedProps {
  fetch: readonly Fetch[];
  children: ReactNode;
}

/**
 * Around what a page shows first: it is fetched while the server draws the page, so that the first HTML holds it. What
 * cannot be fetched is asked for again by the browser, which then says why.
 */
export async function Prefetched({ fetch, children }: PrefetchedProps) {
  const client = new QueryClient();
  await Promise.all(fetch.map((one) => one(client).catch(() => undefined)));
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}
