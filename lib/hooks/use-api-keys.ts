import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { createApiKey, getApiKey, listApiKeys, revokeApiKey } from "../contracts/api-keys";
import { type CallBody, callApi } from "./call-api";

/** Query keys of API keys; everything under `all` is stale after a change. */
export const apiKeyKeys = {
  all: ["api-keys"] as const,
  one: (id: string) => ["api-keys", id] as const,
};

/** My API keys, newest first. `refetchInterval` in milliseconds, for pages that wait for something to happen. */
export const useApiKeys = ({ refetchInterval = false }: { refetchInterval?: number | false } = {}) =>
  useQuery({
    queryKey: apiKeyKeys.all,
    queryFn: ({ signal }) => callApi(listApiKeys, {}, signal),
    refetchInterval,
  });

export const useApiKey = (id: string) =>
  useQuery({
    queryKey: apiKeyKeys.one(id),
    queryFn: ({ signal }) => callApi(getApiKey, { params: { id } }, signal),
  });

export function useCreateApiKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CallBody<typeof createApiKey>) => callApi(createApiKey, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: apiKeyKeys.all }),
  });
}

export function useRevokeApiKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => callApi(revokeApiKey, { params: { id } }),
    onSuccess: (_, id) => {
      client.removeQueries({ queryKey: apiKeyKeys.one(id) });
      return client.invalidateQueries({ queryKey: apiKeyKeys.all, exact: true });
    },
  });
}
