import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Call, Output } from "../contracts/call";
import { type CallInput, callApi } from "./call-api";

const ROOT = "admin";

/** What a call of the administrators' API gives. */
export const useAdmin = <C extends Call>(call: C, input: CallInput<C>, options: { refetchInterval?: number } = {}) =>
  useQuery({
    ...options,
    queryKey: [ROOT, call.id, input],
    queryFn: ({ signal }) => callApi(call, input, signal),
    placeholderData: keepPreviousData,
  });

/** A long list, page by page; `next` gives what to ask for after a page, nothing at the end. */
export const useAdminPages = <C extends Call, Next extends object>(
  call: C,
  inputOf: (next: Next | null) => CallInput<C>,
  next: (page: Output<C>, pages: Output<C>[]) => Next | undefined,
) =>
  useInfiniteQuery({
    queryKey: [ROOT, call.id, "pages", inputOf(null)],
    initialPageParam: null as unknown,
    queryFn: ({ pageParam, signal }) => callApi(call, inputOf(pageParam as Next | null), signal),
    getNextPageParam: next,
    placeholderData: keepPreviousData,
  });

/**
 * Makes a change. What administrators see hangs together (a role's people, a scope's roles, what they may do
 * themselves), so everything is asked for again.
 */
export function useAdminChange<C extends Call>(call: C) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: CallInput<C>) => callApi(call, input),
    // Not waited for: what asked for the change may be gone from the page by the time that all is fetched again.
    onSuccess: () => void client.invalidateQueries(),
    // An answer may hold a secret: it goes when the page that asked for it does.
    gcTime: 0,
  });
}
