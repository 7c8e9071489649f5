import { useInfiniteQuery } from "@tanstack/react-query";
import { listActivity } from "../contracts/audit";
import { callApi } from "./call-api";

/** What happened to my account, newest first, page by page; `action` is the beginning of an action's name. */
export const useActivity = (action: string) =>
  useInfiniteQuery({
    queryKey: ["activity", action],
    queryFn: ({ pageParam, signal }) =>
      callApi(
        listActivity,
        { query: { limit: 30, ...(action && { action }), ...(pageParam !== null && { before: pageParam }) } },
        signal,
      ),
    initialPageParam: null as number | null,
    getNextPageParam: ({ meta }) => meta.next,
    staleTime: 0,
  });
