"use client";

import { useState } from "react";
import { DELIVERY_STATES, type Webhook, type WebhookDelivery } from "@/lib/contracts/webhooks";
import { useDeliveries } from "@/lib/hooks/use-webhooks";
import { Button } from "@/lib/ui/button";
import { ErrorState } from "@/lib/ui/error-state";
import { RelativeTime } from "@/lib/ui/relative-time";
import { SkeletonRows } from "@/lib/ui/skeleton";
import { Table, Td, Th, Tr } from "@/lib/ui/table";
import { commonWords } from "@/words/common";
import { webhooksWords } from "@/words/webhooks";
import { SelectFilter } from "../../_shell/filters";
import { useAddressValue } from "../../_shell/use-filter";
import { DeliveryBadge } from "../_parts/webhook-badges";
import { DeliveryDialog } from "./delivery-dialog";

const words = webhooksWords.deliveries;

const CHOICES = [
  { value: "", label: words.any },
  ...DELIVERY_STATES.map((value) => ({ value, label: webhooksWords.deliveryStates[value] })),
];

function Row({ delivery, onOpen }: { delivery: WebhookDelivery; onOpen: () => void }) {
  const { type, status, error, createdAt } = delivery;
  return (
    <Tr className="relative">
      <Td className="w-full max-w-0">
        <button
          type="button"
          aria-haspopup="dialog"
          onClick={onOpen}
          className="block max-w-full cursor-pointer truncate rounded-sm text-left font-mono text-sm after:absolute after:inset-0 hover:underline hover:underline-offset-4"
        >
          {type}
        </button>
        {error && <p className="truncate text-muted text-sm">{error}</p>}
      </Td>
      <Td>
        <DeliveryBadge delivery={delivery} />
      </Td>
      <Td className="tabular font-mono text-muted text-sm max-sm:hidden">{status ?? words.noAnswer}</Td>
      <Td className="whitespace-nowrap text-muted text-sm">
        <RelativeTime at={createdAt} />
      </Td>
    </Tr>
  );
}

function Deliveries({ webhook, state }: { webhook: Webhook; state: string }) {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useDeliveries(webhook.id, state);
  const [open, setOpen] = useState<WebhookDelivery | null>(null);
  if (error && !data) return <ErrorState title={words.notFetched} error={error} retry={refetch} />;
  if (!data) return <SkeletonRows rows={3} />;
  const deliveries = data.pages.flatMap((page) => page.data);
  if (deliveries.length === 0) return <p className="text-muted">{state ? words.emptyState : words.empty}</p>;
  return (
    <>
      <Table>
        <thead className="max-sm:sr-only">
          <tr>
            <Th>{words.event}</Th>
            <Th>{commonWords.status}</Th>
            <Th className="max-sm:hidden">{words.answer}</Th>
            <Th>{words.when}</Th>
          </tr>
        </thead>
        <tbody>
          {deliveries.map((delivery) => (
            <Row key={delivery.id} delivery={delivery} onOpen={() => setOpen(delivery)} />
          ))}
        </tbody>
      </Table>
      {hasNextPage && (
        <Button
          variant="secondary"
          className="justify-self-start"
          pending={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {commonWords.showMore}
        </Button>
      )}
      {open && <DeliveryDialog webhook={webhook} delivery={open} onClose={() => setOpen(null)} />}
    </>
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
