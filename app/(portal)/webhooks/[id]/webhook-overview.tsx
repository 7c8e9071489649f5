"use client";

import { toast } from "sonner";
import { updateWebhook, type Webhook } from "@/lib/contracts/webhooks";
import { useChange } from "@/lib/hooks/use-call";
import { Button } from "@/lib/ui/button";
import { Facts } from "@/lib/ui/card";
import { Copyable } from "@/lib/ui/copy-button";
import { errorText } from "@/lib/ui/error-state";
import { Notice } from "@/lib/ui/notice";
import { RelativeTime } from "@/lib/ui/relative-time";
import { useTimes } from "@/lib/ui/use-times";
import { commonWords } from "@/words/common";
import { webhooksWords } from "@/words/webhooks";

const words = webhooksWords.detail;

const STOPPED = {
  gone: { tone: "bad", title: words.gone, text: words.goneText },
  failing: { tone: "bad", title: words.failing, text: words.failingText },
  paused: { tone: "plain", title: words.paused, text: words.pausedText },
} as const;

function Stopped({ webhook, reason }: { webhook: Webhook; reason: keyof typeof STOPPED }) {
  const update = useChange(updateWebhook);
  const { tone, title, text } = STOPPED[reason];
  return (
    <Notice
      tone={tone}
      title={title}
      action={
        <Button
          variant="secondary"
          size="sm"
          pending={update.isPending}
          onClick={() =>
            update.mutate(
              { params: { id: webhook.id }, body: { paused: false } },
              {
                onSuccess: () => toast.success(words.goneOn),
                onError: (error) => toast.error(words.notChanged, { description: errorText(error) }),
              },
            )
          }
        >
          {reason === "paused" ? words.goOn : commonWords.enable}
        </Button>
      }
    >
      {text}
    </Notice>
  );
}

function Events({ events }: { events: readonly string[] | null }) {
  if (events === null) return words.everything;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-0.5 font-mono text-sm">
      {events.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );
}

/** The facts of a webhook and, where it is not sent to, why. */
export function WebhookOverview({ webhook }: { webhook: Webhook }) {
  const { formatExact } = useTimes();
  const { id, url, events, disabledReason, failingSince, createdAt } = webhook;
  return (
    <>
      {disabledReason && <Stopped webhook={webhook} reason={disabledReason} />}
      <Facts
        facts={[
          { name: words.address, value: <code className="break-all font-mono text-sm">{url}</code> },
          { name: words.events, value: <Events events={events} /> },
          ...(failingSince && !disabledReason
            ? [{ name: words.failingSince, value: <RelativeTime at={failingSince} /> }]
            : []),
          { name: commonWords.created, value: formatExact(new Date(createdAt)) },
          { name: words.id, value: <Copyable text={id} what={words.webhookId} /> },
        ]}
      />
    </>
  );
}
