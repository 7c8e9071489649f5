"use client";

import { useActionState } from "react";
import { Field } from "@/lib/ui/field";
import { Input } from "@/lib/ui/input";
import { Link } from "@/lib/ui/link";
import { PasswordInput } from "@/lib/ui/password-input";
import { accountWords } from "@/words/account";
import { commonWords } from "@/words/common";
import { textLinkClasses } from "../_parts/account-card";
import { FormMessage, SubmitButton } from "../_parts/form-parts";
import { signInAction } from "../actions";
import { IDLE } from "../form-state";

const words = accountWords.signIn;

export function SignInForm({ callbackUrl }: { callbackUrl: string }) {
  const [state, action] = useActionState(signInAction, IDLE);
  return (
    <form action={action} className="grid gap-4" noValidate>
      <FormMessage state={state} />
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
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
      <Field
        label={commonWords.password}
        aside={
          <Link href="/reset-password" className={textLinkClasses}>
            {words.forgotIt}
          </Link>
        }
        error={state.fields?.password}
      >
        {(control) => <PasswordInput {...control} name="password" autoComplete="current-password" required />}
      </Field>
      <SubmitButton>{commonWords.signIn}</SubmitButton>
    </form>
  );
}
