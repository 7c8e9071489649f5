import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { usageWords } from "@/words/usage";
import { RequestDetail } from "./request-detail";

export const metadata: Metadata = { title: usageWords.titles.one };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function RequestPage({ params }: Props) {
  const { id } = await params;
  await requirePerson(`/usage/requests/${encodeURIComponent(id)}`);
  return <RequestDetail id={decodeURIComponent(id)} />;
}
