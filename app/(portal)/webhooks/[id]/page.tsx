import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { webhooksWords } from "@/words/webhooks";
import { WebhookDetail } from "./webhook-detail";

export const metadata: Metadata = { title: webhooksWords.titles.one };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function WebhookPage({ params }: Props) {
  const { id } = await params;
  await requirePerson(`/webhooks/${encodeURIComponent(id)}`);
  return <WebhookDetail id={id} />;
}
