"use client";

import { listWebhooks, type Webhook } from "@/lib/contracts/webhooks";
import { useCall } from "@/lib/hooks/use-call";
import { RelativeTime } from "@/lib/ui/relative-time";
import { commonWords } from "@/words/common";
import { webhooksWords } from "@/words/webhooks";
import { ListPage } from "../_parts/list-page";
import { type Column, ListTable } from "../_parts/list-table";
import { NewLink } from "../_shell/new-link";
import { deliveryWord, WebhookBadge } from "./_parts/webhook-badges";
import { getName } from "./_parts/webhook-name";

const words = webhooksWords.list;

const PICTURE = `POST https://api.acme.example/webhooks
{ "type": "app.connected", "data": { "scopes": ["read"], … } }`;

const COLUMNS: readonly Column<Webhook>[] = [
  { title: commonWords.status, cell: (webhook) => <WebhookBadge webhook={webhook} />, from: "md" },
  {
    title: words.events,
    cell: ({ events }) =>
      events === null ? webhooksWords.events.everything : webhooksWords.events.count(events.length),
    from: "md",
  },
  {
    title: words.lastDelivery,
    cell: ({ lastDelivery }) =>
      lastDelivery
        ? words.last(deliveryWord(lastDelivery), <RelativeTime at={lastDelivery.createdAt} />)
        : words.nothingSent,
    from: "md",
  },
];

/** The servers that are told what happens, newest first. */
export function WebhookList() {
  const webhooks = useCall(listWebhooks, {});
  const create = <NewLink href="/webhooks/new">{words.create}</NewLink>;
  return (
    <ListPage words={words} query={webhooks} create={create} picture={PICTURE}>
      {(rows) => (
        <ListTable
          rows={rows}
          rowKey={({ id }) => id}
          title={words.webhook}
          rowName={(webhook) => ({ text: getName(webhook), href: `/webhooks/${webhook.id}`, mark: webhook.url })}
          columns={COLUMNS}
          none=""
        />
      )}
    </ListPage>
  );
}
