"use client";

import { type FormEvent, useState } from "react";
import type { App } from "@/lib/contracts/apps";
import { useRevealAppSecret } from "@/lib/hooks/use-apps";
import { Button } from "@/lib/ui/button";
import { CopyButton } from "@/lib/ui/copy-button";
import { Dialog, DialogActions } from "@/lib/ui/dialog";
import { Field } from "@/lib/ui/field";
import { fieldRefusal } from "@/lib/ui/form-errors";
import { PasswordInput } from "@/lib/ui/password-input";

interface RevealSecretDialogProps {
  appId: string;
  secret: App["secrets"][number];
  onClose: () => void;
}

/** Shows a client secret again, after the password is typed once more. */
export function RevealSecretDialog({ appId, secret, onClose }: RevealSecretDialogProps) {
  const reveal = useRevealAppSecret(appId);
  const [password, setPassword] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    reveal.mutate({ sid: secret.id, password });
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Reveal the secret ending in ${secret.hint}`}
      description="That it was shown is written to your account's log."
    >
      {reveal.data ? (
        <>
          <div className="flex items-center gap-2 rounded-lg border border-control bg-surface py-1.5 pr-1.5 pl-3">
            <code data-testid="shown-secret" className="min-w-0 flex-1 break-all font-mono text-sm">
              {reveal.data.clientSecret}
            </code>
            <CopyButton labelled text={reveal.data.clientSecret} what="client secret" />
          </div>
          <DialogActions>
            <Button onClick={onClose}>Done</Button>
          </DialogActions>
        </>
      ) : (
        <form className="grid gap-5" onSubmit={send}>
          <Field label="Your password" error={fieldRefusal(reveal.error, "password")}>
            {(control) => (
              <PasswordInput
                {...control}
                autoComplete="current-password"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            )}
          </Field>
          <DialogActions>
            <Button variant="secondary" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" pending={reveal.isPending} disabled={password === ""}>
              Reveal
            </Button>
          </DialogActions>
        </form>
      )}
    </Dialog>
  );
}
