"use client";

import { toast } from "sonner";
import type { ApiKey } from "@/lib/contracts/api-keys";
import { useApiKey, useRevokeApiKey } from "@/lib/hooks/use-api-keys";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { errorText } from "@/lib/ui/error-state";
import { RelativeTime } from "@/lib/ui/relative-time";

interface RevokeApiKeyDialogProps {
  apiKey: ApiKey;
  onClose: () => void;
  onRevoked?: () => void;
}

/** Asks before a key is revoked, and says what will stop. */
export function RevokeApiKeyDialog({ apiKey: known, onClose, onRevoked }: RevokeApiKeyDialogProps) {
  // Fetched anew: whether something still uses the key is what the decision rests on.
  const { data: apiKey = known } = useApiKey(known.id, { staleTime: 0 });
  const revoke = useRevokeApiKey();
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Revoke “${apiKey.name}”?`}
      action="Revoke API key"
      pending={revoke.isPending}
      error={revoke.error ? errorText(revoke.error) : undefined}
      onConfirm={() =>
        revoke.mutate(apiKey.id, {
          onSuccess: () => {
            toast.success(`“${apiKey.name}” is revoked`);
            onClose();
            onRevoked?.();
          },
        })
      }
    >
      <p>
        Everything that uses <code className="font-mono text-sm">{apiKey.prefix}…</code> is refused from its next call
        on. This cannot be undone.
      </p>
      <p className="text-muted">
        {apiKey.lastUsedAt ? (
          <>
            Last used <RelativeTime at={apiKey.lastUsedAt} />
            {apiKey.lastUsedAddress && ` from ${apiKey.lastUsedAddress}`}. To change it without an outage, create a new
            key first, put it in place, then revoke this one.
          </>
        ) : (
          "It has never been used."
        )}
      </p>
    </ConfirmDialog>
  );
}
