"use client";

import { disableTwoFactor } from "@/lib/contracts/two-factor";
import { useChange } from "@/lib/hooks/use-call";
import { Dialog } from "@/lib/ui/dialog";
import { settingsWords } from "@/words/settings";
import { ProveForm } from "./prove-form";

const words = settingsWords.turnOff;

/** Turns two-factor sign-in off. */
export function TurnOffDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const disable = useChange(disableTwoFactor);
  return (
    <Dialog open onOpenChange={onClose} title={words.title} description={words.description}>
      <ProveForm
        danger
        action={words.action}
        pending={disable.isPending}
        error={disable.error}
        onCancel={onClose}
        onSend={(body) => disable.mutate({ body }, { onSuccess: onDone })}
      />
    </Dialog>
  );
}
