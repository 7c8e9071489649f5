"use client";

import { useActionState } from "react";
import { Field } from "@/lib/ui/field";
import { Input } from "@/lib/ui/input";
import { PasswordInput } from "@/lib/ui/password-input";
import { useSite } from "@/lib/ui/site-context";
import { accountWords } from "@/words/account";
import { commonWords } from "@/words/common";
import { passwordWords } from "@/words/password";
import { FormMessage, SubmitButton } from "../_parts/form-parts";
import { signUpAction } from "../actions";
import { IDLE } from "../form-state";

const words = accountWords.signUp;

export function SignUpForm({ callbackUrl }: { callbackUrl: string }) {
  const { passwords } = useSite();
  const [state, action] = useActionState(signUpAction, IDLE);
  return (
    <form action={action} className="grid gap-4" noValidate>
      <FormMessage state={state} />
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <Field label={commonWords.name} error={state.fields?.name}>
        {(control) => <Input {...control} name="name" autoComplete="name" required defaultValue={state.values?.name} />}
      </Field>
      <Field label={commonWords.email} error={state.fields?.email}>
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
      <Field label={words.userName} aside={commonWords.optional} error={state.fields?.username}>
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
      <Field label={commonWords.password} hint={passwordWords.hint(passwords)} error={state.fields?.password}>
        {(control) => (
          <PasswordInput
            {...control}
            name="password"
            autoComplete="new-password"
            required
            minLength={passwords.minLength}
          />
        )}
      </Field>
      <SubmitButton>{words.createAccount}</SubmitButton>
    </form>
  );
}
