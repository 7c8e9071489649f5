import { type InventoryItem, listInventory } from "../contracts/inventory";
import { useCall } from "./use-call";

/**
 * Everything that can act for me, the last used first. It spans what other pages show: never taken from memory. `every`
 * says how soon to ask again, in milliseconds, by what there is now.
 */
export const useInventory = ({ every }: { every?: (items: readonly InventoryItem[]) => number | false } = {}) =>
  useCall(listInventory, {}, { staleTime: 0, every: (items) => every?.(items?.data ?? []) ?? false });
