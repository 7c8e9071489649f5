"use client";

import { type FormEvent, useState } from "react";
import { ApiCallError } from "@/lib/hooks/call-api";
import { Button } from "@/lib/ui/button";
import { DialogActions } from "@/lib/ui/dialog";
import { errorText } from "@/lib/ui/error-state";
import { Field } from "@/lib/ui/field";
import { Notice } from "@/lib/ui/notice";
import { PasswordInput } from "@/lib/ui/password-input";
import { CodeField } from "./code-field";

interface PasswordAndCodeFormProps {
  action: string;
  danger?: boolean;
  pending: boolean;
  error: unknown;
  onSend: (typed: { password: string; code: string }) => void;
  onCancel: () => void;
}

/** Both factors, before either may be changed. */
export function PasswordAndCodeForm({ action, danger, pending, error, onSend, onCancel }: PasswordAndCodeFormProps) {
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
      <Field label="Your password" error={at("password")}>
        {(control) => (
          <PasswordInput
            {...control}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <CodeField
        label="Code"
        hint="Of your authenticator app, or a recovery code."
        error={at("code")}
        value={code}
        onChange={setCode}
      />
      {Boolean(error) && details.length === 0 && (
        <Notice tone="bad" role="alert">
          {errorText(error)}
        </Notice>
      )}
      <DialogActions>
        <Button variant="secondary" onClick={onCancel}>
          Cancel
        </Button>
        <Button
          type="submit"
          variant={danger ? "danger" : "primary"}
          pending={pending}
          disabled={password === "" || code.trim() === ""}
        >
          {action}
        </Button>
      </DialogActions>
    </form>
  );
}
