"use client";

import { rotateWebhookSecret, WEBHOOK_OVERLAP } from "@/lib/contracts/webhooks";
import { useChange } from "@/lib/hooks/use-call";
import { webhooksWords } from "@/words/webhooks";
import { OverlapDialog } from "../../_parts/overlap-dialog";

const words = webhooksWords.secrets;

const OVERLAPS = [
  { seconds: WEBHOOK_OVERLAP, label: words.overlaps.day },
  { seconds: 604_800, label: words.overlaps.week },
  { seconds: 3600, label: words.overlaps.hour },
  { seconds: 0, label: words.overlaps.none },
] as const;

interface RotateWebhookDialogProps {
  id: string;
  onClose: () => void;
  onMade: (secret: string) => void;
}

/** Gives a webhook another secret, and says until when the old one signs beside it. */
export function RotateWebhookDialog({ id, onClose, onMade }: RotateWebhookDialogProps) {
  const rotate = useChange(rotateWebhookSecret);
  return (
    <OverlapDialog<number>
      title={words.rotateTitle}
      description={words.rotateText}
      label={words.oldSecret}
      choices={OVERLAPS}
      initial={WEBHOOK_OVERLAP}
      hint={(seconds, end) => (seconds === 0 ? words.oldEndsNow : words.oldEnds(end))}
      action={words.rotate}
      asked={rotate}
      onSend={(overlapSeconds) =>
        rotate.mutate({ params: { id }, body: { overlapSeconds } }, { onSuccess: ({ secret }) => onMade(secret) })
      }
      onClose={onClose}
    />
  );
}
