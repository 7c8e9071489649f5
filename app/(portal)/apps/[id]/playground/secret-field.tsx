"use client";

import { type FormEvent, useState } from "react";
import type { App } from "@/lib/contracts/apps";
import { useRevealAppSecret } from "@/lib/hooks/use-apps";
import { Button } from "@/lib/ui/button";
import { Dialog, DialogActions } from "@/lib/ui/dialog";
import { Field } from "@/lib/ui/field";
import { fieldRefusal } from "@/lib/ui/form-errors";
import { PasswordInput } from "@/lib/ui/password-input";
import { commonWords } from "@/words/common";
import { playgroundWords } from "@/words/playground";

const words = playgroundWords.secretField;

interface FillInDialogProps {
  app: App;
  secretId: string;
  onClose: () => void;
  onSecret: (secret: string) => void;
}

function FillInDialog({ app, secretId, onClose, onSecret }: FillInDialogProps) {
  const reveal = useRevealAppSecret(app.id);
  const [password, setPassword] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    reveal.mutate({ sid: secretId, password }, { onSuccess: ({ clientSecret }) => onSecret(clientSecret) });
  };
  return (
    <Dialog open onOpenChange={onClose} title={words.title} description={words.description}>
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
            {words.fillIn}
          </Button>
        </DialogActions>
      </form>
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
