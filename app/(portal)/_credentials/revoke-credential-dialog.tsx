"use client";

import { toast } from "sonner";
import type { Credential } from "@/lib/hooks/credentials/credential-api";
import { useCall, useChange } from "@/lib/hooks/use-call";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { errorText } from "@/lib/ui/error-state";
import { RelativeTime } from "@/lib/ui/relative-time";
import { credentialWords } from "@/words/credentials";
import { type CredentialPageKind, getMark } from "./credential-page-kind";

const words = credentialWords.revokeCredential;

interface RevokeCredentialDialogProps {
  kind: CredentialPageKind;
  credential: Credential;
  onClose: () => void;
  onRevoked?: () => void;
}

/** Asks before a credential is revoked, and says what will stop. */
export function RevokeCredentialDialog({ kind, credential: known, onClose, onRevoked }: RevokeCredentialDialogProps) {
  // Fetched anew: whether something still uses it is what the decision rests on.
  const params = { id: known.id };
  const credential: Credential = useCall(kind.api.calls.get, { params }, { staleTime: 0 }).data ?? known;
  const revoke = useChange(kind.api.calls.revoke);
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={words.title(credential.name)}
      action={words.revoke(kind.noun)}
      pending={revoke.isPending}
      error={revoke.error ? errorText(revoke.error) : undefined}
      onConfirm={() =>
        revoke.mutate(
          { params },
          {
            onSuccess: () => {
              toast.success(words.revoked(credential.name));
              onClose();
              onRevoked?.();
            },
          },
        )
      }
    >
      <p>
        {words.consequences(
          <code className="break-all font-mono text-sm">{getMark(credential)}</code>,
          kind.words.alsoStops,
        )}
      </p>
      <p className="text-muted">
        {credential.lastUsedAt
          ? words.lastUsed(<RelativeTime at={credential.lastUsedAt} />, credential.lastUsedAddress)
          : words.neverBeenUsed}
      </p>
    </ConfirmDialog>
  );
}
