"use client";

import { useDisableTwoFactor } from "@/lib/hooks/use-two-factor";
import { Dialog } from "@/lib/ui/dialog";
import { ProveForm } from "./prove-form";

/** Turns two-factor sign-in off. */
export function TurnOffDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const disable = useDisableTwoFactor();
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Turn two-factor sign-in off?"
      description="From then on your password alone signs you in. The recovery codes and the entry in your authenticator app become worthless."
    >
      <ProveForm
        danger
        action="Turn off"
        pending={disable.isPending}
        error={disable.error}
        onCancel={onClose}
        onSend={(typed) => disable.mutate(typed, { onSuccess: onDone })}
      />
    </Dialog>
  );
}
