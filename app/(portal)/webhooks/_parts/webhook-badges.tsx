import { CircleCheck, CirclePause, CircleSlash, CircleX, Clock, RotateCw, TriangleAlert } from "lucide-react";
import type { Webhook, WebhookDelivery } from "@/lib/contracts/webhooks";
import { Badge } from "@/lib/ui/badge";
import { webhooksWords } from "@/words/webhooks";

const { states, deliveryStates } = webhooksWords;

const STATES = {
  active: { tone: "good", icon: CircleCheck, word: states.active },
  failing: { tone: "warn", icon: TriangleAlert, word: states.failing },
  paused: { tone: "plain", icon: CirclePause, word: states.paused },
  disabled: { tone: "bad", icon: CircleSlash, word: states.disabled },
} as const;

/** How a webhook stands. */
export function WebhookBadge({ webhook: { status, failingSince } }: { webhook: Webhook }) {
  const { tone, icon, word } = STATES[status === "active" && failingSince ? "failing" : status];
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}

const DELIVERY_STATES = {
  waiting: { tone: "plain", icon: Clock, word: deliveryStates.waiting },
  retrying: { tone: "warn", icon: RotateCw, word: deliveryStates.retrying },
  delivered: { tone: "good", icon: CircleCheck, word: deliveryStates.delivered },
  failed: { tone: "bad", icon: CircleX, word: deliveryStates.failed },
} as const;

const getState = ({ state, tries }: WebhookDelivery) =>
  DELIVERY_STATES[state === "waiting" && tries > 0 ? "retrying" : state];

/** How a delivery stands, in a word. */
export const deliveryWord = (delivery: WebhookDelivery): string => getState(delivery).word;

/** How a delivery stands. */
export function DeliveryBadge({ delivery }: { delivery: WebhookDelivery }) {
  const { tone, icon, word } = getState(delivery);
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}
