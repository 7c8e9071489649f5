import type { Metadata } from "next";
import { requestOrigin, requirePerson } from "@/lib/http/session";
import { heldWords } from "@/words/held";
import { NewHeldForm } from "../../_held/new-held-form";

export const metadata: Metadata = { title: heldWords.titles.newApiKey };

export default async function NewApiKeyPage() {
  await requirePerson("/api-keys/new");
  const { address } = await requestOrigin();
  return <NewHeldForm kind="api-keys" address={address} />;
}
