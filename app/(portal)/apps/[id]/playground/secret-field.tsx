"use client";

import { useState } from "react";
import { type App, revealAppSecret } from "@/lib/contracts/apps";
import { useChange } from "@/lib/hooks/use-call";
import { Button } from "@/lib/ui/button";
import { Dialog } from "@/lib/ui/dialog";
import { Field } from "@/lib/ui/field";
import { PasswordInput } from "@/lib/ui/password-input";
import { playgroundWords } from "@/words/playground";
import { PasswordAgainForm } from "../../../_shell/password-again-form";

const words = playgroundWords.secretField;

interface FillInDialogProps {
  app: App;
  secretId: string;
  onClose: () => void;
  onSecret: (secret: string) => void;
}

function FillInDialog({ app, secretId, onClose, onSecret }: FillInDialogProps) {
  const reveal = useChange(revealAppSecret);
  const send = (password: string) =>
    reveal.mutate(
      { params: { id: app.id, sid: secretId }, body: { password } },
      { onSuccess: ({ clientSecret }) => onSecret(clientSecret) },
    );
  return (
    <Dialog open onOpenChange={onClose} title={words.title} description={words.description}>
      <PasswordAgainForm asked={reveal} action={words.fillIn} onSend={send} onClose={onClose} />
    </Dialog>
  );
}

interface SecretFieldProps {
  app: App;
  value: string;
  onChange: (value: string) => void;
}

/** The app's secret: pasted, or filled in after the password. It stays in this tab's memory. */
export function SecretField({ app, value, onChange }: SecretFieldProps) {
  const [filling, setFilling] = useState(false);
  const newest = app.secrets.at(-1);
  return (
    <div className="grid max-w-[520px] gap-1.5">
      <Field label={words.clientSecret} hint={words.clientSecretHint}>
        {(control) => (
          <PasswordInput
            {...control}
            autoComplete="off"
            value={value}
            onChange={(event) => onChange(event.target.value.trim())}
          />
        )}
      </Field>
      {newest && (
        <Button variant="link" className="justify-self-start text-sm" onClick={() => setFilling(true)}>
          {words.fillInWithPassword}
        </Button>
      )}
      {filling && newest && (
        <FillInDialog
          app={app}
          secretId={newest.id}
          onClose={() => setFilling(false)}
          onSecret={(secret) => {
            onChange(secret);
            setFilling(false);
          }}
        />
      )}
    </div>
  );
}
