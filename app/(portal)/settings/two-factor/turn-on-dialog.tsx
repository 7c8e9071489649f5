"use client";

import { type FormEvent, useState } from "react";
import { beginTwoFactor, confirmTwoFactor } from "@/lib/contracts/two-factor";
import { useChange } from "@/lib/hooks/use-call";
import { Button } from "@/lib/ui/button";
import { CopyButton } from "@/lib/ui/copy-button";
import { Dialog, DialogActions } from "@/lib/ui/dialog";
import { fieldRefusal } from "@/lib/ui/form-errors";
import { QrCode } from "@/lib/ui/qr-code";
import { commonWords } from "@/words/common";
import { settingsWords } from "@/words/settings";
import { PasswordAgainForm } from "../../_shell/password-again-form";
import { CodeField } from "./code-field";
import { RecoveryCodes } from "./recovery-codes";

const words = settingsWords.turnOn;

interface ScanStepProps {
  seed: { secret: string; uri: string };
  confirm: ReturnType<typeof useChange<typeof confirmTwoFactor>>;
  onClose: () => void;
}

function ScanStep({ seed: { secret, uri }, confirm, onClose }: ScanStepProps) {
  const [code, setCode] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate({ body: { code } });
  };
  return (
    <form className="grid gap-5" onSubmit={send} noValidate>
      <QrCode text={uri} label={words.qrCode} className="size-48 justify-self-center" />
      <div className="grid gap-1.5">
        <p className="text-muted">{words.noCamera}</p>
        <div className="flex items-center gap-2 rounded-lg border border-control bg-surface py-1.5 pr-1.5 pl-3">
          <code data-testid="typed-secret" className="min-w-0 flex-1 break-words font-mono text-sm">
            {secret.replace(/(.{4})(?=.)/g, "$1 ")}
          </code>
          <CopyButton text={secret} what={words.secret} />
        </div>
      </div>
      <CodeField label={words.codeHint} error={fieldRefusal(confirm.error, "code")} value={code} onChange={setCode} />
      <DialogActions>
        <Button variant="secondary" onClick={onClose}>
          {commonWords.cancel}
        </Button>
        <Button type="submit" pending={confirm.isPending} disabled={code.trim() === ""}>
          {words.turnOn}
        </Button>
      </DialogActions>
    </form>
  );
}

/** Turns two-factor sign-in on: password, authenticator app, recovery codes. */
export function TurnOnDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const begin = useChange(beginTwoFactor);
  const confirm = useChange(confirmTwoFactor);
  const codes = confirm.data?.recoveryCodes;
  const [title, description] = codes
    ? [words.codesTitle, words.codesDescription]
    : begin.data
      ? [words.scanTitle, words.scanDescription]
      : [words.title, words.description];
  return (
    <Dialog open sticky={codes !== undefined} onOpenChange={onClose} title={title} description={description}>
      {codes && <RecoveryCodes codes={codes} onStored={onDone} />}
      {!codes && begin.data && <ScanStep seed={begin.data} confirm={confirm} onClose={onClose} />}
      {!codes && !begin.data && (
        <PasswordAgainForm
          asked={begin}
          action={words.continue}
          onSend={(password) => begin.mutate({ body: { password } })}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}
