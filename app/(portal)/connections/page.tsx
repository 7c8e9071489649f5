import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { connectionsWords } from "@/words/connections";
import { ConnectionList } from "./connection-list";

export const metadata: Metadata = { title: connectionsWords.titles.list };

export default async function ConnectionsPage() {
  await requirePerson("/connections");
  return <ConnectionList />;
}
