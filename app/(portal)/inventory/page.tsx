import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { InventoryList } from "./inventory-list";

export const metadata: Metadata = { title: "Everything that can act for me" };

export default async function InventoryPage() {
  await requirePerson("/inventory");
  return <InventoryList />;
}
