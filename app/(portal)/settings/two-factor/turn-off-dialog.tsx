"use client";

import { useDisableTwoFactor } from "@/lib/hooks/use-two-factor";
import { Dialog } from "@/lib/ui/dialog";
import { settingsWords } from "@/words/settings";
import { ProveForm } from "./prove-form";

const words = settingsWords.turnOff;

/** Turns two-factor sign-in off. */
export function TurnOffDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const disable = useDisableTwoFactor();
  return (
    <Dialog open onOpenChange={onClose} title={words.title} description={words.description}>
      <ProveForm
        danger
        action={words.action}
        pending={disable.isPending}
        error={disable.error}
        onCancel={onClose}
        onSend={(typed) => disable.mutate(typed, { onSuccess: onDone })}
      />
    </Dialog>
  );
}
