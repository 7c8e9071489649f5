"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/lib/ui/button";
import { DialogActions } from "@/lib/ui/dialog";
import { Field } from "@/lib/ui/field";
import { fieldRefusal } from "@/lib/ui/form-errors";
import { PasswordInput } from "@/lib/ui/password-input";
import { commonWords } from "@/words/common";

interface PasswordAgainFormProps {
  /** How it goes with what the password is for. */
  asked: { isPending: boolean; error: unknown };
  /** What the button does. */
  action: string;
  onSend: (password: string) => void;
  onClose: () => void;
}

/** Asks, in a dialog, for the password of whoever is signed in already. */
export function PasswordAgainForm({ asked, action, onSend, onClose }: PasswordAgainFormProps) {
  const [password, setPassword] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSend(password);
  };
  return (
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
          {action}
        </Button>
      </DialogActions>
    </form>
  );
}
