"use client";

import { useActionState } from "react";
import { Field } from "@/lib/ui/field";
import { Input } from "@/lib/ui/input";
import { accountWords } from "@/words/account";
import { FormMessage, SubmitButton } from "../_parts/form-parts";
import { resendVerificationAction } from "../actions";
import { IDLE } from "../form-state";

const words = accountWords.resend;

/** Asks for the mail once more; whoever is not signed in says for which account. */
export function ResendForm({ signedIn }: { signedIn: boolean }) {
  const [state, action] = useActionState(resendVerificationAction, IDLE);
  return (
    <form action={action} className="grid gap-4" noValidate>
      <FormMessage state={state} />
      {!signedIn && (
        <Field label={words.who} error={state.fields?.identifier}>
          {(control) => (
            <Input
              {...control}
              name="identifier"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              required
              defaultValue={state.values?.identifier}
            />
          )}
        </Field>
      )}
      <SubmitButton>{words.send}</SubmitButton>
    </form>
  );
}
