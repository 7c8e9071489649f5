import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { ConnectionList } from "./connection-list";

export const metadata: Metadata = { title: "Connections" };

export default async function ConnectionsPage() {
  await requirePerson("/connections");
  return <ConnectionList />;
}
