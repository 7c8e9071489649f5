import type { Metadata } from "next";
import { requestOrigin, requirePerson } from "@/lib/http/session";
import { heldWords } from "@/words/held";
import { HeldDetail } from "../../_held/held-detail";

export const metadata: Metadata = { title: heldWords.titles.apiKey };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function ApiKeyPage({ params }: Props) {
  const { id } = await params;
  await requirePerson(`/api-keys/${encodeURIComponent(id)}`);
  const { address } = await requestOrigin();
  return <HeldDetail kind="api-keys" id={id} address={address} />;
}
