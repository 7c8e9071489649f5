"use client";

import { type FormEvent, useState } from "react";
import { WEBHOOK_OVERLAP } from "@/lib/contracts/webhooks";
import { useRotateWebhookSecret } from "@/lib/hooks/use-webhooks";
import { Button } from "@/lib/ui/button";
import { Dialog, DialogActions } from "@/lib/ui/dialog";
import { errorText } from "@/lib/ui/error-state";
import { Field } from "@/lib/ui/field";
import { Notice } from "@/lib/ui/notice";
import { useNow } from "@/lib/ui/relative-time";
import { Select } from "@/lib/ui/select";
import { formatExact } from "@/lib/ui/time";
import { commonWords } from "@/words/common";
import { webhooksWords } from "@/words/webhooks";

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
  const rotate = useRotateWebhookSecret(id);
  const now = useNow();
  const [overlap, setOverlap] = useState<number>(WEBHOOK_OVERLAP);
  const send = (event: FormEvent) => {
    event.preventDefault();
    rotate.mutate(overlap, { onSuccess: ({ secret }) => onMade(secret) });
  };
  return (
    <Dialog open onOpenChange={onClose} title={words.rotateTitle} description={words.rotateText}>
      <form className="grid gap-5" onSubmit={send}>
        <Field
          label={words.oldSecret}
          hint={overlap === 0 ? words.oldEndsNow : words.oldEnds(formatExact(new Date(now.getTime() + overlap * 1000)))}
        >
          {(control) => (
            <Select {...control} value={overlap} onChange={(event) => setOverlap(Number(event.target.value))}>
              {OVERLAPS.map(({ seconds, label }) => (
                <option key={seconds} value={seconds}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {rotate.error && (
          <Notice tone="bad" role="alert">
            {errorText(rotate.error)}
          </Notice>
        )}
        <DialogActions>
          <Button variant="secondary" onClick={onClose}>
            {commonWords.cancel}
          </Button>
          <Button type="submit" pending={rotate.isPending}>
            {words.rotate}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
