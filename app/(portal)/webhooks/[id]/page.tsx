import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { listWebhookDeliveries } from "@/lib/portal/webhooks/webhook-deliveries";
import { getWebhook } from "@/lib/portal/webhooks/webhooks";
import { webhooksWords } from "@/words/webhooks";
import { first, firstPage, Prefetched } from "../../_parts/prefetched";
import { WebhookDetail } from "./webhook-detail";

export const metadata: Metadata = { title: webhooksWords.titles.one };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function WebhookPage({ params }: Props) {
  const { id } = await params;
  await requirePerson(`/webhooks/${encodeURIComponent(id)}`);
  return (
    <Prefetched
      fetch={[
        first(getWebhook, { params: { id } }),
        firstPage(listWebhookDeliveries, { params: { id }, query: { limit: 25 } }),
      ]}
    >
      <WebhookDetail id={id} />
    </Prefetched>
  );
}
