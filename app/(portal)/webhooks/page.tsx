import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { listWebhooks } from "@/lib/portal/webhooks/webhooks";
import { webhooksWords } from "@/words/webhooks";
import { first, Prefetched } from "../_parts/prefetched";
import { WebhookList } from "./webhook-list";

export const metadata: Metadata = { title: webhooksWords.titles.list };

export default async function WebhooksPage() {
  await requirePerson("/webhooks");
  return (
    <Prefetched fetch={[first(listWebhooks, {})]}>
      <WebhookList />
    </Prefetched>
  );
}
