"use client";

import { toast } from "sonner";
import type { Grant } from "@/lib/contracts/grants";
import { useRevokeGrant } from "@/lib/hooks/use-grants";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { errorText } from "@/lib/ui/error-state";

/** Asks before an app is disconnected. */
export function DisconnectDialog({ grant, onClose }: { grant: Grant; onClose: () => void }) {
  const revoke = useRevokeGrant();
  const { name } = grant.app;
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Disconnect ${name}?`}
      action="Disconnect"
      pending={revoke.isPending}
      error={revoke.error ? errorText(revoke.error) : undefined}
      onConfirm={() =>
        revoke.mutate(grant.id, {
          onSuccess: () => {
            toast.success(`${name} is disconnected`);
            onClose();
          },
        })
      }
    >
      <p>
        Its tokens for your account are refused from the next call on. What it has already read stays with it. You can
        connect it again from the app.
      </p>
    </ConfirmDialog>
  );
}
