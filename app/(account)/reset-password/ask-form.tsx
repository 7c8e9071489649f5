"use client";

import { useActionState } from "react";
import { Field } from "@/lib/ui/field";
import { Input } from "@/lib/ui/input";
import { FormMessage, SubmitButton } from "../_parts/form-parts";
import { requestPasswordResetAction } from "../actions";
import { IDLE } from "../form-state";

export function AskForm() {
  const [state, action] = useActionState(requestPasswordResetAction, IDLE);
  return (
    <form action={action} className="grid gap-4" noValidate>
      <FormMessage state={state} />
      <Field label="Email or user name" error={state.fields?.identifier}>
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
      <SubmitButton>Send reset link</SubmitButton>
    </form>
  );
}
