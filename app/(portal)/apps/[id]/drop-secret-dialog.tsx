"use client";

import { toast } from "sonner";
import { type App, removeAppSecret } from "@/lib/contracts/apps";
import { useChange } from "@/lib/hooks/use-call";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { errorText } from "@/lib/ui/error-state";
import { RelativeTime } from "@/lib/ui/relative-time";
import { appsWords } from "@/words/apps";

const words = appsWords.dropSecret;

interface DropSecretDialogProps {
  appId: string;
  secret: App["secrets"][number];
  isLast: boolean;
  onClose: () => void;
}

/** Asks before a client secret is dropped, and says what still uses it. */
export function DropSecretDialog({ appId, secret, isLast, onClose }: DropSecretDialogProps) {
  const remove = useChange(removeAppSecret);
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={words.title(secret.hint)}
      action={words.action}
      pending={remove.isPending}
      error={remove.error ? errorText(remove.error) : undefined}
      onConfirm={() =>
        remove.mutate(
          { params: { id: appId, sid: secret.id } },
          {
            onSuccess: () => {
              toast.success(words.dropped);
              onClose();
            },
          },
        )
      }
    >
      <p>{words.consequences}</p>
      <p className="text-muted">
        {secret.lastUsedAt ? words.lastUsed(<RelativeTime at={secret.lastUsedAt} />) : words.neverUsed}
        {isLast && ` ${words.onlyOne}`}
      </p>
    </ConfirmDialog>
  );
}
