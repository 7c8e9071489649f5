"use client";

import { Button } from "@/lib/ui/button";
import { CopyButton } from "@/lib/ui/copy-button";
import { Dialog, DialogActions } from "@/lib/ui/dialog";
import { commonWords } from "@/words/common";
import { PasswordAgainForm } from "./password-again-form";

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
        <PasswordAgainForm asked={asked} action={words.reveal} onSend={onReveal} onClose={onClose} />
      )}
    </Dialog>
  );
}
