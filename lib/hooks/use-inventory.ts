import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  endInventoryItem,
  type InventoryItem,
  type InventoryKind,
  listInventory,
  revokeInventory,
} from "../contracts/inventory";
import { callApi } from "./call-api";

const inventoryKeys = { all: ["inventory"] as const };

/**
 * Everything that can act for me, the last used first. It spans what other pages show: never taken from memory. `every`
 * says how soon to ask again, in milliseconds, by what there is now.
 */
export const useInventory = ({ every }: { every?: (items: readonly InventoryItem[]) => number | false } = {}) =>
  useQuery({
    queryKey: inventoryKeys.all,
    queryFn: ({ signal }) => callApi(listInventory, {}, signal),
    staleTime: 0,
    refetchInterval: ({ state }) => every?.(state.data?.data ?? []) ?? false,
  });

/** Takes from one thing what lets it act for me. */
export function useEndInventoryItem() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => callApi(endInventoryItem, { params: { id } }),
    onSuccess: () => client.invalidateQueries(),
  });
}

/** Does so for every thing of some kinds. */
export function useRevokeInventory() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (kinds: InventoryKind[]) => callApi(revokeInventory, { body: { kinds } }),
    onSuccess: () => client.invalidateQueries(),
  });
}
