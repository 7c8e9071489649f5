"use client";

import { useActionState } from "react";
import { Field } from "@/lib/ui/field";
import { Input } from "@/lib/ui/input";
import { PasswordInput } from "@/lib/ui/password-input";
import { FormMessage, SubmitButton } from "../_parts/form-parts";
import { signUpAction } from "../actions";
import { IDLE } from "../form-state";

export function SignUpForm({ callbackUrl }: { callbackUrl: string }) {
  const [state, action] = useActionState(signUpAction, IDLE);
  return (
    <form action={action} className="grid gap-4" noValidate>
      <FormMessage state={state} />
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <Field label="Name" error={state.fields?.name}>
        {(control) => <Input {...control} name="name" autoComplete="name" required defaultValue={state.values?.name} />}
      </Field>
      <Field label="Email" error={state.fields?.email}>
        {(control) => (
          <Input
            {...control}
            name="email"
            type="email"
            autoComplete="email"
            required
            defaultValue={state.values?.email}
          />
        )}
      </Field>
      <Field label="User name" aside="optional" error={state.fields?.username}>
        {(control) => (
          <Input
            {...control}
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={state.values?.username}
          />
        )}
      </Field>
      <Field
        label="Password"
        hint="At least 8 characters. A few words are easier to remember."
        error={state.fields?.password}
      >
        {(control) => <PasswordInput {...control} name="password" autoComplete="new-password" required minLength={8} />}
      </Field>
      <SubmitButton>Create account</SubmitButton>
    </form>
  );
}
