"use client";

import { toast } from "sonner";
import type { Held } from "@/lib/hooks/held/held-api";
import { useHeld, useRevokeHeld } from "@/lib/hooks/held/use-held";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { errorText } from "@/lib/ui/error-state";
import { RelativeTime } from "@/lib/ui/relative-time";
import { heldWords } from "@/words/held";
import type { HeldKind } from "./held-kind";

const words = heldWords.revokeHeld;

interface RevokeHeldDialogProps {
  kind: HeldKind;
  held: Held;
  onClose: () => void;
  onRevoked?: () => void;
}

/** Asks before a credential is revoked, and says what will stop. */
export function RevokeHeldDialog({ kind, held: known, onClose, onRevoked }: RevokeHeldDialogProps) {
  // Fetched anew: whether something still uses it is what the decision rests on.
  const { data: held = known } = useHeld(kind.api, known.id, { staleTime: 0 });
  const revoke = useRevokeHeld(kind.api);
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={words.title(held.name)}
      action={words.revoke(kind.noun)}
      pending={revoke.isPending}
      error={revoke.error ? errorText(revoke.error) : undefined}
      onConfirm={() =>
        revoke.mutate(held.id, {
          onSuccess: () => {
            toast.success(words.revoked(held.name));
            onClose();
            onRevoked?.();
          },
        })
      }
    >
      <p>
        {words.consequences(<code className="break-all font-mono text-sm">{kind.mark(held)}</code>, kind.alsoStops)}
      </p>
      <p className="text-muted">
        {held.lastUsedAt
          ? words.lastUsed(<RelativeTime at={held.lastUsedAt} />, held.lastUsedAddress)
          : words.neverBeenUsed}
      </p>
    </ConfirmDialog>
  );
}
