"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/lib/ui/button";
import { CopyButton } from "@/lib/ui/copy-button";
import { Dialog, DialogActions } from "@/lib/ui/dialog";
import { Field } from "@/lib/ui/field";
import { fieldRefusal } from "@/lib/ui/form-errors";
import { PasswordInput } from "@/lib/ui/password-input";
import { commonWords } from "@/words/common";

interface RevealDialogProps {
  words: { title: string; description: string; reveal: string; what: string };
  /** How it goes with the asking. */
  asked: { isPending: boolean; error: unknown };
  /** Once it is revealed. */
  secret: string | undefined;
  onReveal: (password: string) => void;
  onClose: () => void;
}

/** Shows a secret again, after the password is typed once more. */
export function RevealDialog({ words, asked, secret, onReveal, onClose }: RevealDialogProps) {
  const [password, setPassword] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    onReveal(password);
  };
  return (
    <Dialog open onOpenChange={onClose} title={words.title} description={words.description}>
      {secret !== undefined ? (
        <>
          <div className="flex items-center gap-2 rounded-lg border border-control bg-surface py-1.5 pr-1.5 pl-3">
            <code data-testid="shown-secret" className="min-w-0 flex-1 break-all font-mono text-sm">
              {secret}
            </code>
            <CopyButton labelled text={secret} what={words.what} />
          </div>
          <DialogActions>
            <Button onClick={onClose}>{commonWords.done}</Button>
          </DialogActions>
        </>
      ) : (
        <form className="grid gap-5" onSubmit={send}>
          <Field label={commonWords.yourPassword} error={fieldRefusal(asked.error, "password")}>
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
            <Button type="submit" pending={asked.isPending} disabled={password === ""}>
              {words.reveal}
            </Button>
          </DialogActions>
        </form>
      )}
    </Dialog>
  );
}
