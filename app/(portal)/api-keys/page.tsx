import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { heldWords } from "@/words/held";
import { HeldList } from "../_held/held-list";

export const metadata: Metadata = { title: heldWords.titles.apiKeys };

export default async function ApiKeysPage() {
  await requirePerson("/api-keys");
  return <HeldList kind="api-keys" />;
}
