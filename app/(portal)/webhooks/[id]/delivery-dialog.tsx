"use client";

import { RotateCw } from "lucide-react";
import { toast } from "sonner";
import {
  resendWebhookDelivery,
  type Webhook,
  type WebhookAttempt,
  type WebhookDelivery,
  type WebhookDeliveryDetail,
} from "@/lib/contracts/webhooks";
import { indentJson } from "@/lib/hooks/indent-json";
import { useChange } from "@/lib/hooks/use-call";
import { useDelivery } from "@/lib/hooks/use-deliveries";
import { Button } from "@/lib/ui/button";
import { CodeBlock } from "@/lib/ui/code-block";
import { Dialog, DialogActions } from "@/lib/ui/dialog";
import { errorText } from "@/lib/ui/error-state";
import { useTimes } from "@/lib/ui/use-times";
import { commonWords } from "@/words/common";
import { webhooksWords } from "@/words/webhooks";
import { Fetched } from "../../_parts/fetched";
import { DeliveryBadge } from "../_parts/webhook-badges";

const words = webhooksWords.delivery;

const requestText = ({ method, url, headers }: WebhookDeliveryDetail["request"]): string =>
  [`${method} ${url}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)].join("\n");

function Attempt({ attempt: { at, status, milliseconds, error, answer } }: { attempt: WebhookAttempt }) {
  const { formatExact } = useTimes();
  return (
    <li className="grid min-w-0 gap-2">
      <p className="flex flex-wrap justify-between gap-x-4 text-sm">
        <span className="font-medium">{words.attempt(status, milliseconds)}</span>
        <span className="text-muted">{formatExact(new Date(at))}</span>
      </p>
      {error && <p className="text-muted text-sm">{error}</p>}
      {answer === null && status !== null && <p className="text-muted text-sm">{words.privateAnswer}</p>}
      {answer === "" && <p className="text-muted text-sm">{words.emptyAnswer}</p>}
      {answer && <CodeBlock title={words.answerTitle} code={answer} language="json" what={words.answer} />}
    </li>
  );
}

function Shown({
  webhook,
  delivery,
  onClose,
}: {
  webhook: Webhook;
  delivery: WebhookDeliveryDetail;
  onClose: () => void;
}) {
  const { formatExact } = useTimes();
  const resend = useChange(resendWebhookDelivery);
  const { nextTryAt, tries, request, attempts } = delivery;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <DeliveryBadge delivery={delivery} />
        {nextTryAt && tries > 0 && (
          <span className="text-muted text-sm">{words.nextTry(formatExact(new Date(nextTryAt)))}</span>
        )}
      </p>
      <section className="grid min-w-0 gap-3">
        <h3 className="font-medium">{words.attempts}</h3>
        {attempts.length === 0 && <p className="text-muted">{words.notTried}</p>}
        <ol className="grid min-w-0 gap-4">
          {attempts.toReversed().map((attempt) => (
            <Attempt key={attempt.at} attempt={attempt} />
          ))}
        </ol>
      </section>
      <section className="grid min-w-0 gap-3">
        <h3 className="font-medium">{words.sent}</h3>
        <CodeBlock title={words.headersTitle} code={requestText(request)} language="text" what={words.headers} />
        <CodeBlock title={words.bodyTitle} code={indentJson(request.body)} language="json" what={words.body} />
      </section>
      <DialogActions>
        <Button variant="secondary" onClick={onClose}>
          {commonWords.close}
        </Button>
        <Button
          pending={resend.isPending}
          disabled={webhook.status !== "active"}
          onClick={() =>
            resend.mutate(
              { params: { id: webhook.id, did: delivery.id } },
              {
                onSuccess: () => toast.success(words.sentAgain),
                onError: (error) => toast.error(words.notSentAgain, { description: errorText(error) }),
              },
            )
          }
        >
          {!resend.isPending && <RotateCw aria-hidden="true" />}
          {words.sendAgain}
        </Button>
      </DialogActions>
    </>
  );
}

interface DeliveryDialogProps {
  webhook: Webhook;
  delivery: WebhookDelivery;
  onClose: () => void;
}

/** One delivery: what was sent, what was answered each time, and sending it again. */
export function DeliveryDialog({ webhook, delivery: { id, type }, onClose }: DeliveryDialogProps) {
  return (
    <Dialog open onOpenChange={onClose} title={words.title(type)} className="max-w-[720px]">
      <Fetched query={useDelivery(webhook.id, id)} notFetched={words.notFetched}>
        {(delivery) => <Shown webhook={webhook} delivery={delivery} onClose={onClose} />}
      </Fetched>
    </Dialog>
  );
}
