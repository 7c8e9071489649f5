import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Held, HeldApi, HeldChange } from "./held-api";

const all = ({ key }: HeldApi) => [key];
const one = ({ key }: HeldApi, id: string) => [key, id];

/** How soon to ask for the list again, in milliseconds, by what it holds now; `false` for not at all. */
type Every = (held: readonly Held[]) => number | false;

/** My credentials of a kind, newest first. */
export const useHeldList = (api: HeldApi, { every }: { every?: Every } = {}) =>
  useQuery({
    queryKey: all(api),
    queryFn: ({ signal }) => api.list(signal),
    refetchInterval: ({ state }) => every?.(state.data?.data ?? []) ?? false,
  });

/** One of my credentials. `staleTime` in milliseconds. */
export const useHeld = (api: HeldApi, id: string, options: { staleTime?: number } = {}) =>
  useQuery({ ...options, queryKey: one(api, id), queryFn: ({ signal }) => api.get(id, signal) });

export function useCreateHeld(api: HeldApi) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: api.create,
    onSuccess: () => client.invalidateQueries({ queryKey: all(api) }),
    // The answer holds a secret: it goes when the page that asked for it does.
    gcTime: 0,
  });
}

/** Changes a credential: its name, expiry or addresses, or whether it works. */
export function useUpdateHeld(api: HeldApi, id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: HeldChange) => api.update(id, change),
    onSuccess: (held) => client.setQueryData<Held>(one(api, id), held),
    onSettled: () => client.invalidateQueries({ queryKey: all(api) }),
  });
}

/** Replaces a credential by a new one; the old one works on for the overlap. */
export function useRotateHeld(api: HeldApi, id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (overlapSeconds: number) => api.rotate(id, overlapSeconds),
    onSuccess: () => client.invalidateQueries({ queryKey: all(api) }),
    gcTime: 0,
  });
}

export function useRevokeHeld(api: HeldApi) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: api.revoke,
    // The list alone: the page of what has just gone is still open and must not ask for it again.
    onSuccess: () => client.invalidateQueries({ queryKey: all(api), exact: true }),
  });
}
