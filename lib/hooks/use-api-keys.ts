import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  type ApiKey,
  createApiKey,
  getApiKey,
  listApiKeys,
  revokeApiKey,
  rotateApiKey,
  updateApiKey,
} from "../contracts/api-keys";
import { type CallBody, callApi } from "./call-api";
import { whileUnused } from "./while-unused";

/** Query keys of API keys; everything under `all` is stale after a change. */
export const apiKeyKeys = {
  all: ["api-keys"] as const,
  one: (id: string) => ["api-keys", id] as const,
};

/** My API keys, newest first. With `untilUsed` it asks again every few seconds while there are keys and none is used. */
export const useApiKeys = ({ untilUsed = false }: { untilUsed?: boolean } = {}) =>
  useQuery({
    queryKey: apiKeyKeys.all,
    queryFn: ({ signal }) => callApi(listApiKeys, {}, signal),
    refetchInterval: ({ state }) => untilUsed && whileUnused(state.data?.data),
  });

/** One of my API keys. `staleTime` in milliseconds. */
export const useApiKey = (id: string, options: { staleTime?: number } = {}) =>
  useQuery({
    ...options,
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

export function useUpdateApiKey(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CallBody<typeof updateApiKey>) => callApi(updateApiKey, { params: { id }, body }),
    onSuccess: (apiKey) => client.setQueryData<ApiKey>(apiKeyKeys.one(id), apiKey),
    onSettled: () => client.invalidateQueries({ queryKey: apiKeyKeys.all }),
  });
}

/** Replaces a key by a new one; the old one works on for the overlap. */
export function useRotateApiKey(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CallBody<typeof rotateApiKey>) => callApi(rotateApiKey, { params: { id }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: apiKeyKeys.all }),
  });
}

export function useRevokeApiKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => callApi(revokeApiKey, { params: { id } }),
    // The list alone: the page of what has just gone is still open and must not ask for it again.
    onSuccess: () => client.invalidateQueries({ queryKey: apiKeyKeys.all, exact: true }),
  });
}
