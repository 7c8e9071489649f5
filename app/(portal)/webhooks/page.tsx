import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { webhooksWords } from "@/words/webhooks";
import { WebhookList } from "./webhook-list";

export const metadata: Metadata = { title: webhooksWords.titles.list };

export default async function WebhooksPage() {
  await requirePerson("/webhooks");
  return <WebhookList />;
}
