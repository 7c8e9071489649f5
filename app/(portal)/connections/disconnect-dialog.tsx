"use client";

import { toast } from "sonner";
import { type Grant, revokeGrant } from "@/lib/contracts/grants";
import { useChange } from "@/lib/hooks/use-call";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { errorText } from "@/lib/ui/error-state";
import { connectionsWords } from "@/words/connections";

const words = connectionsWords.disconnect;

/** Asks before an app is disconnected. */
export function DisconnectDialog({ grant, onClose }: { grant: Grant; onClose: () => void }) {
  const revoke = useChange(revokeGrant);
  const { name } = grant.app;
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={words.title(name)}
      action={words.disconnect}
      pending={revoke.isPending}
      error={revoke.error ? errorText(revoke.error) : undefined}
      onConfirm={() =>
        revoke.mutate(
          { params: { id: grant.id } },
          {
            onSuccess: () => {
              toast.success(words.done(name));
              onClose();
            },
          },
        )
      }
    >
      <p>{words.consequences}</p>
    </ConfirmDialog>
  );
}
