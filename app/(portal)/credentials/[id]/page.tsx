import type { Metadata } from "next";
import { requestOrigin, requirePerson } from "@/lib/http/session";
import { heldWords } from "@/words/held";
import { HeldDetail } from "../../_held/held-detail";

export const metadata: Metadata = { title: heldWords.titles.login };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function B2bLoginPage({ params }: Props) {
  const { id } = await params;
  await requirePerson(`/credentials/${encodeURIComponent(id)}`);
  const { address } = await requestOrigin();
  return <HeldDetail kind="credentials" id={id} address={address} />;
}
