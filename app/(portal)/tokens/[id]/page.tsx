import type { Metadata } from "next";
import { requestOrigin, requirePerson } from "@/lib/http/session";
import { heldWords } from "@/words/held";
import { HeldDetail } from "../../_held/held-detail";

export const metadata: Metadata = { title: heldWords.titles.token };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function AccessTokenPage({ params }: Props) {
  const { id } = await params;
  await requirePerson(`/tokens/${encodeURIComponent(id)}`);
  const { address } = await requestOrigin();
  return <HeldDetail kind="tokens" id={id} address={address} />;
}
