"use client";

import { type FormEvent, useState } from "react";
import { ApiCallError } from "@/lib/hooks/call-api";
import { Button } from "@/lib/ui/button";
import { DialogActions } from "@/lib/ui/dialog";
import { errorText } from "@/lib/ui/error-state";
import { Field } from "@/lib/ui/field";
import { Notice } from "@/lib/ui/notice";
import { PasswordInput } from "@/lib/ui/password-input";
import { commonWords } from "@/words/common";
import { settingsWords } from "@/words/settings";
import { CodeField } from "./code-field";

const words = settingsWords.prove;

interface ProveFormProps {
  action: string;
  danger?: boolean;
  /** Whether a code is asked for beside the password. */
  withCode?: boolean;
  pending: boolean;
  error: unknown;
  onSend: (typed: { password: string; code: string }) => void;
  onCancel: () => void;
}

/** The password once more, and a code where there is a second factor: for what a borrowed browser must not do. */
export function ProveForm({ action, danger, withCode = true, pending, error, onSend, onCancel }: ProveFormProps) {
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSend({ password, code });
  };
  const details = error instanceof ApiCallError ? error.details : [];
  const at = (name: string) => details.find(({ field }) => field === name)?.message;
  return (
    <form className="grid gap-5" onSubmit={send} noValidate>
      <Field label={commonWords.yourPassword} error={at("password")}>
        {(control) => (
          <PasswordInput
            {...control}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      {withCode && (
        <CodeField label={words.code} hint={words.codeHint} error={at("code")} value={code} onChange={setCode} />
      )}
      {Boolean(error) && details.length === 0 && (
        <Notice tone="bad" role="alert">
          {errorText(error)}
        </Notice>
      )}
      <DialogActions>
        <Button variant="secondary" onClick={onCancel}>
          {commonWords.cancel}
        </Button>
        <Button
          type="submit"
          variant={danger ? "danger" : "primary"}
          pending={pending}
          disabled={password === "" || (withCode && code.trim() === "")}
        >
          {action}
        </Button>
      </DialogActions>
    </form>
  );
}
