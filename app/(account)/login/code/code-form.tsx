"use client";

import { useActionState } from "react";
import { Field } from "@/lib/ui/field";
import { Input } from "@/lib/ui/input";
import { accountWords } from "@/words/account";
import { commonWords } from "@/words/common";
import { FormMessage, SubmitButton } from "../../_parts/form-parts";
import { secondFactorAction } from "../../actions";
import { IDLE } from "../../form-state";

const words = accountWords.code;

/** Asks for the second factor; the same field takes either kind of code, `recovery` only says which to expect. */
export function CodeForm({ callbackUrl, recovery }: { callbackUrl: string; recovery: boolean }) {
  const [state, action] = useActionState(secondFactorAction, IDLE);
  return (
    <form action={action} className="grid gap-4" noValidate>
      <FormMessage state={state} />
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <Field label={words.code} error={state.fields?.code}>
        {(control) => (
          <Input
            {...control}
            key={recovery ? "recovery" : "authenticator"}
            name="code"
            autoComplete={recovery ? "off" : "one-time-code"}
            inputMode={recovery ? "text" : "numeric"}
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
            required
            maxLength={40}
            className="font-mono text-lg tracking-widest"
          />
        )}
      </Field>
      <SubmitButton>{commonWords.signIn}</SubmitButton>
    </form>
  );
}
