import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { createAllowEntry, listAllowEntries, removeAllowEntry } from "../contracts/ip-allow-list";
import { type CallBody, callApi } from "./call-api";

const allowListKeys = { mine: ["allow-list"] as const };

/** Addresses from which my credentials are served. */
export const useAllowList = () =>
  useQuery({ queryKey: allowListKeys.mine, queryFn: ({ signal }) => callApi(listAllowEntries, {}, signal) });

/** Lists addresses. */
export function useCreateAllowEntry() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CallBody<typeof createAllowEntry>) => callApi(createAllowEntry, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: allowListKeys.mine }),
  });
}

/** Takes addresses off the list. */
export function useRemoveAllowEntry() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => callApi(removeAllowEntry, { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: allowListKeys.mine }),
  });
}
