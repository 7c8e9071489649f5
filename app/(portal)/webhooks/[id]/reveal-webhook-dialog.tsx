"use client";

import { type FormEvent, useState } from "react";
import { useRevealWebhookSecret } from "@/lib/hooks/use-webhooks";
import { Button } from "@/lib/ui/button";
import { CopyButton } from "@/lib/ui/copy-button";
import { Dialog, DialogActions } from "@/lib/ui/dialog";
import { Field } from "@/lib/ui/field";
import { fieldRefusal } from "@/lib/ui/form-errors";
import { PasswordInput } from "@/lib/ui/password-input";
import { commonWords } from "@/words/common";
import { webhooksWords } from "@/words/webhooks";

const words = webhooksWords.secrets;

/** Shows the signing secret again, after the password is typed once more. */
export function RevealWebhookDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const reveal = useRevealWebhookSecret(id);
  const [password, setPassword] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    reveal.mutate(password);
  };
  return (
    <Dialog open onOpenChange={onClose} title={words.revealTitle} description={words.revealText}>
      {reveal.data ? (
        <>
          <div className="flex items-center gap-2 rounded-lg border border-control bg-surface py-1.5 pr-1.5 pl-3">
            <code data-testid="shown-secret" className="min-w-0 flex-1 break-all font-mono text-sm">
              {reveal.data.secret}
            </code>
            <CopyButton labelled text={reveal.data.secret} what={words.secret} />
          </div>
          <DialogActions>
            <Button onClick={onClose}>{commonWords.done}</Button>
          </DialogActions>
        </>
      ) : (
        <form className="grid gap-5" onSubmit={send}>
          <Field label={commonWords.yourPassword} error={fieldRefusal(reveal.error, "password")}>
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
              {commonWords.cancel}
            </Button>
            <Button type="submit" pending={reveal.isPending} disabled={password === ""}>
              {words.reveal}
            </Button>
          </DialogActions>
        </form>
      )}
    </Dialog>
  );
}
