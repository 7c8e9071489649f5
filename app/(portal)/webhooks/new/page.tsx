import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { webhooksWords } from "@/words/webhooks";
import { NewWebhookForm } from "./new-webhook-form";

export const metadata: Metadata = { title: webhooksWords.titles.new };

export default async function NewWebhookPage() {
  await requirePerson("/webhooks/new");
  return <NewWebhookForm />;
}
