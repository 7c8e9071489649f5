"use client";

import { useActionState } from "react";
import { Field } from "@/lib/ui/field";
import { Input } from "@/lib/ui/input";
import { accountWords } from "@/words/account";
import { FormMessage, SubmitButton } from "../_parts/form-parts";
import { requestPasswordResetAction } from "../actions";
import { IDLE } from "../form-state";

const words = accountWords.ask;

export function AskForm() {
  const [state, action] = useActionState(requestPasswordResetAction, IDLE);
  return (
    <form action={action} className="grid gap-4" noValidate>
      <FormMessage state={state} />
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
      <SubmitButton>{words.send}</SubmitButton>
    </form>
  );
}
