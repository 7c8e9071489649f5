import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { ApiKeyList } from "./api-key-list";

export const metadata: Metadata = { title: "API keys" };

export default async function ApiKeysPage() {
  await requirePerson("/api-keys");
  return <ApiKeyList />;
}
