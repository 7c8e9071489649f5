"use client";

import Link from "next/link";
import type { Webhook } from "@/lib/contracts/webhooks";
import { useWebhooks } from "@/lib/hooks/use-webhooks";
import { EmptyState } from "@/lib/ui/empty-state";
import { ErrorState } from "@/lib/ui/error-state";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime } from "@/lib/ui/relative-time";
import { SkeletonRows } from "@/lib/ui/skeleton";
import { Table, Td, Th, Tr } from "@/lib/ui/table";
import { commonWords } from "@/words/common";
import { webhooksWords } from "@/words/webhooks";
import { NewLink } from "../_shell/new-link";
import { deliveryWord, WebhookBadge } from "./_parts/webhook-badges";
import { nameOf } from "./_parts/webhook-name";

const words = webhooksWords.list;

const PICTURE = `POST https://api.acme.example/webhooks
{ "type": "app.connected", "data": { "scopes": ["read"], … } }`;

function LastDelivery({ webhook: { lastDelivery } }: { webhook: Webhook }) {
  if (!lastDelivery) return words.nothingSent;
  return words.last(deliveryWord(lastDelivery), <RelativeTime at={lastDelivery.createdAt} />);
}

function Row({ webhook }: { webhook: Webhook }) {
  const { id, url, events } = webhook;
  return (
    <Tr className="relative">
      <Td className="w-full max-w-0">
        <Link
          href={`/webhooks/${id}`}
          className="block truncate rounded-sm font-medium after:absolute after:inset-0 hover:underline hover:underline-offset-4"
        >
          {nameOf(webhook)}
        </Link>
        <code className="block truncate font-mono text-muted text-sm">{url}</code>
        <span className="block text-muted text-sm md:hidden">
          <LastDelivery webhook={webhook} />
        </span>
      </Td>
      <Td>
        <WebhookBadge webhook={webhook} />
      </Td>
      <Td className="whitespace-nowrap max-sm:hidden">
        {events === null ? webhooksWords.events.everything : webhooksWords.events.count(events.length)}
      </Td>
      <Td className="whitespace-nowrap text-muted max-md:hidden">
        <LastDelivery webhook={webhook} />
      </Td>
    </Tr>
  );
}

/** The servers that are told what happens, newest first. */
export function WebhookList() {
  const { data, error, refetch } = useWebhooks();
  const create = <NewLink href="/webhooks/new">{words.create}</NewLink>;
  return (
    <>
      <PageHeader
        title={words.title}
        description={words.description}
        actions={data && data.data.length > 0 ? create : undefined}
      />
      {error && !data && <ErrorState title={words.notFetched} error={error} retry={refetch} />}
      {!error && !data && <SkeletonRows />}
      {data && data.data.length > 0 && (
        <Table>
          <thead className="max-sm:sr-only">
            <tr>
              <Th>{words.webhook}</Th>
              <Th>{commonWords.status}</Th>
              <Th className="max-sm:hidden">{words.events}</Th>
              <Th className="max-md:hidden">{words.lastDelivery}</Th>
            </tr>
          </thead>
          <tbody>
            {data.data.map((webhook) => (
              <Row key={webhook.id} webhook={webhook} />
            ))}
          </tbody>
        </Table>
      )}
      {data && data.data.length === 0 && (
        <EmptyState title={words.emptyTitle} picture={PICTURE} action={create}>
          {words.emptyText}
        </EmptyState>
      )}
    </>
  );
}
