import {
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import type { Call, Output } from "../contracts/call";
import { type CallInput, callApi } from "./call-api";
import { callKey, pagesKey, toSegments } from "./call-key";

const isUnder = (key: readonly unknown[], segments: readonly string[]): boolean =>
  segments.every((segment, index) => key[index] === segment);

interface CallOptions<C extends Call> {
  /** How soon to ask again, in milliseconds, also by what there is now; `false` for not at all. */
  every?: number | ((answer: Output<C> | undefined) => number | false);
  staleTime?: number;
}

/** The query of a call. While the same address is asked with other filters, what it showed stays. */
export const callQuery = <C extends Call>(call: C, input: CallInput<C>, { every, ...options }: CallOptions<C> = {}) =>
  queryOptions<Output<C>, Error, Output<C>, readonly unknown[]>({
    ...options,
    queryKey: callKey(call, input),
    queryFn: ({ signal }) => callApi(call, input, signal),
    refetchInterval: ({ state }) => (typeof every === "function" ? every(state.data) : (every ?? false)),
    placeholderData: (before, query) =>
      query && isUnder(query.queryKey, toSegments(call, input)) ? before : undefined,
  });

/** What a call gives. */
export const useCall = <C extends Call>(call: C, input: CallInput<C>, options?: CallOptions<C>) =>
  useQuery(callQuery(call, input, options));

/** A long list, page by page; `next` gives what to ask for after a page, nothing at the end. */
export const usePages = <C extends Call, Next extends object>(
  call: C,
  getInput: (next: Next | null) => CallInput<C>,
  next: (page: Output<C>, pages: Output<C>[]) => Next | undefined,
  { every, ...options }: Omit<CallOptions<C>, "every"> & { every?: (pages: readonly Output<C>[]) => number } = {},
) =>
  useInfiniteQuery({
    ...options,
    queryKey: pagesKey(call, getInput(null)),
    initialPageParam: null as unknown,
    queryFn: ({ pageParam, signal }) => callApi(call, getInput(pageParam as Next | null), signal),
    getNextPageParam: next,
    refetchInterval: ({ state }) => every?.(state.data?.pages ?? []) ?? false,
    placeholderData: keepPreviousData,
  });

/** What to ask for after a page of a long list. */
export const nextPage = ({ meta }: { meta: { next: string | null } }): { after: string } | undefined =>
  meta.next === null ? undefined : { after: meta.next };

/** Asks again for what a change has made stale. */
function refresh<C extends Call>(client: QueryClient, call: C, input: CallInput<C>): void {
  if (call.changes === "nothing") return;
  // What administrators see hangs together: a role's people, a scope's roles, what they may do themselves.
  const everything = call.access === "admin" || call.changes === "everything";
  const segments = toSegments(call, input);
  // The page of what has just gone is still open and must not ask for it again.
  const isGone = (key: readonly unknown[]) =>
    call.method === "DELETE" && call.path.endsWith("}") && isUnder(key, segments);
  // Not waited for: what asked for the change may be gone from the page by the time that all is fetched again.
  void client.invalidateQueries({
    ...(!everything && { queryKey: segments.slice(0, 2) }),
    predicate: ({ queryKey }) => !isGone(queryKey),
  });
}

/** The mutation of a call that changes something. */
export const callMutation = <C extends Call>(client: QueryClient, call: C) => ({
  mutationFn: (input: CallInput<C>) => callApi(call, input),
  onSuccess: (answer: Output<C>, input: CallInput<C>) => {
    // It answers with what its address gives from now on.
    if (call.method === "PATCH") client.setQueryData([...toSegments(call, input), {}, undefined], answer);
    refresh(client, call, input);
  },
  // An answer may hold a secret: it goes when the page that asked for it does.
  gcTime: 0,
});

/** Makes a change, and asks again for what it has made stale. */
export const useChange = <C extends Call>(call: C) => useMutation(callMutation(useQueryClient(), call));
