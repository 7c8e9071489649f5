import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { inventoryWords } from "@/words/inventory";
import { InventoryList } from "./inventory-list";

const words = inventoryWords.inventory;

export const metadata: Metadata = { title: words.everythingActMe };

export default async function InventoryPage() {
  await requirePerson("/inventory");
  return <InventoryList />;
}
