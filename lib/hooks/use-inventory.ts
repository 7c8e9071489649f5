import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { endInventoryItem, type InventoryKind, listInventory, revokeInventory } from "../contracts/inventory";
import { callApi } from "./call-api";

const inventoryKeys = { all: ["inventory"] as const };

/** Everything that can act for me, the last used first. It spans what other pages show: never taken from memory. */
export const useInventory = () =>
  useQuery({
    queryKey: inventoryKeys.all,
    queryFn: ({ signal }) => callApi(listInventory, {}, signal),
    staleTime: 0,
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
