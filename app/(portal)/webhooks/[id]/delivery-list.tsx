"use client";

import { useState } from "react";
import { DELIVERY_STATES, type Webhook, type WebhookDelivery } from "@/lib/contracts/webhooks";
import { useDeliveries } from "@/lib/hooks/use-deliveries";
import { RelativeTime } from "@/lib/ui/relative-time";
import { commonWords } from "@/words/common";
import { webhooksWords } from "@/words/webhooks";
import { Fetched } from "../../_parts/fetched";
import { type Column, ListTable } from "../../_parts/list-table";
import { ShowMore } from "../../_parts/show-more";
import { SelectFilter } from "../../_shell/filters";
import { useAddressValue } from "../../_shell/use-filter";
import { DeliveryBadge } from "../_parts/webhook-badges";
import { DeliveryDialog } from "./delivery-dialog";

const words = webhooksWords.deliveries;

const CHOICES = [
  { value: "", label: words.any },
  ...DELIVERY_STATES.map((value) => ({ value, label: webhooksWords.deliveryStates[value] })),
];

const COLUMNS: readonly Column<WebhookDelivery>[] = [
  { title: commonWords.status, cell: (delivery) => <DeliveryBadge delivery={delivery} />, from: "md" },
  { title: words.answer, cell: ({ status }) => status ?? words.noAnswer, from: "md" },
  { title: words.when, cell: ({ createdAt }) => <RelativeTime at={createdAt} />, from: "md" },
];

function Deliveries({ webhook, state }: { webhook: Webhook; state: string }) {
  const deliveries = useDeliveries(webhook.id, state);
  const [open, setOpen] = useState<WebhookDelivery | null>(null);
  return (
    <Fetched query={deliveries} notFetched={words.notFetched}>
      {({ pages }) =>
        pages[0]?.meta.total === 0 ? (
          <p className="text-muted">{state ? words.emptyState : words.empty}</p>
        ) : (
          <>
            <ListTable
              rows={pages.flatMap(({ data }) => data)}
              rowKey={({ id }) => id}
              title={words.event}
              rowName={(delivery) => ({
                text: <code className="font-mono text-sm">{delivery.type}</code>,
                onOpen: () => setOpen(delivery),
                note: delivery.error,
              })}
              columns={COLUMNS}
              none=""
            />
            <ShowMore pages={deliveries} />
            {open && <DeliveryDialog webhook={webhook} delivery={open} onClose={() => setOpen(null)} />}
          </>
        )
      }
    </Fetched>
  );
}

/** What was sent to a webhook, newest first; each opens with what was sent and answered. */
export function DeliveryList({ webhook }: { webhook: Webhook }) {
  const [state, setState] = useAddressValue("deliveries");
  return (
    <>
      <SelectFilter label={words.filter} value={state} onChange={setState} choices={CHOICES} />
      <Deliveries key={state} webhook={webhook} state={state} />
    </>
  );
}
