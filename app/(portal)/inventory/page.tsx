import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { listInventory } from "@/lib/portal/credentials/inventory";
import { inventoryWords } from "@/words/inventory";
import { first, Prefetched } from "../_parts/prefetched";
import { InventoryList } from "./inventory-list";

const words = inventoryWords.inventory;

export const metadata: Metadata = { title: words.everythingActMe };

export default async function InventoryPage() {
  await requirePerson("/inventory");
  return (
    <Prefetched fetch={[first(listInventory, {})]}>
      <InventoryList />
    </Prefetched>
  );
}
