"use client";

import { toast } from "sonner";
import type { App } from "@/lib/contracts/apps";
import { useRemoveAppSecret } from "@/lib/hooks/use-apps";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { errorText } from "@/lib/ui/error-state";
import { RelativeTime } from "@/lib/ui/relative-time";

interface DropSecretDialogProps {
  appId: string;
  secret: App["secrets"][number];
  isLast: boolean;
  onClose: () => void;
}

/** Asks before a client secret is dropped, and says what still uses it. */
export function DropSecretDialog({ appId, secret, isLast, onClose }: DropSecretDialogProps) {
  const remove = useRemoveAppSecret(appId);
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Drop the secret ending in ${secret.hint}?`}
      action="Drop secret"
      pending={remove.isPending}
      error={remove.error ? errorText(remove.error) : undefined}
      onConfirm={() =>
        remove.mutate(secret.id, {
          onSuccess: () => {
            toast.success("The secret is dropped");
            onClose();
          },
        })
      }
    >
      <p>
        Token requests that use it are refused at once. Tokens that were issued before work on until they run out. This
        cannot be undone.
      </p>
      <p className="text-muted">
        {secret.lastUsedAt ? (
          <>
            It was last used <RelativeTime at={secret.lastUsedAt} />.
          </>
        ) : (
          "It has never been used."
        )}
        {isLast && " It is the only one: without another the app gets no token."}
      </p>
    </ConfirmDialog>
  );
}
