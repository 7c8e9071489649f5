"use client";

import { Field } from "@/lib/ui/field";
import { Input } from "@/lib/ui/input";

interface CodeFieldProps {
  label: string;
  hint?: string;
  error: string | undefined;
  value: string;
  onChange: (code: string) => void;
}

/** Where a code is typed: of the authenticator app, or a recovery code. */
export function CodeField({ label, hint, error, value, onChange }: CodeFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <Input
          {...control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
          className="font-mono tracking-widest"
        />
      )}
    </Field>
  );
}
