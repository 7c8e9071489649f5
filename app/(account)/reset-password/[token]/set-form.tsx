"use client";

import Link from "next/link";
import { useActionState } from "react";
import { Field } from "@/lib/ui/field";
import { PasswordInput } from "@/lib/ui/password-input";
import { textLinkClasses } from "../../_parts/account-card";
import { FormMessage, SubmitButton } from "../../_parts/form-parts";
import { resetPasswordAction } from "../../actions";
import { IDLE } from "../../form-state";

export function SetForm({ token }: { token: string }) {
  const [state, action] = useActionState(resetPasswordAction, IDLE);
  return (
    <form action={action} className="grid gap-4" noValidate>
      <FormMessage state={state} />
      {state.status === "error" && !state.fields && (
        <p>
          <Link href="/reset-password" className={textLinkClasses}>
            Ask for a new link
          </Link>
        </p>
      )}
      <input type="hidden" name="token" value={token} />
      <Field label="New password" hint="At least 8 characters." error={state.fields?.password}>
        {(control) => <PasswordInput {...control} name="password" autoComplete="new-password" required minLength={8} />}
      </Field>
      <SubmitButton>Set new password</SubmitButton>
    </form>
  );
}
