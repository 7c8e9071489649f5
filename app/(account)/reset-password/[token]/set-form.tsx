"use client";

import { useActionState } from "react";
import type { PasswordLink } from "@/lib/portal/accounts/password-reset";
import { Field } from "@/lib/ui/field";
import { Link } from "@/lib/ui/link";
import { PasswordInput } from "@/lib/ui/password-input";
import { useSite } from "@/lib/ui/site-context";
import { accountWords } from "@/words/account";
import { commonWords } from "@/words/common";
import { passwordWords } from "@/words/password";
import { textLinkClasses } from "../../_parts/account-card";
import { FormMessage, SubmitButton } from "../../_parts/form-parts";
import { resetPasswordAction } from "../../actions";
import { IDLE } from "../../form-state";

const words = accountWords.set;

/** Chooses a password with a link from a mail: a forgotten one anew, or the first one of an invited person. */
export function SetForm({ token, purpose = "reset-password" }: { token: string; purpose?: PasswordLink }) {
  const { passwords } = useSite();
  const [state, action] = useActionState(resetPasswordAction, IDLE);
  return (
    <form action={action} className="grid gap-4" noValidate>
      <FormMessage state={state} />
      {purpose === "reset-password" && state.status === "error" && !state.fields && (
        <p>
          <Link href="/reset-password" className={textLinkClasses}>
            {words.askNewLink}
          </Link>
        </p>
      )}
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="purpose" value={purpose} />
      <Field
        label={purpose === "invitation" ? commonWords.password : words.newPassword}
        hint={passwordWords.hint(passwords)}
        error={state.fields?.password}
      >
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
      <SubmitButton>{purpose === "invitation" ? words.acceptInvitation : words.setPassword}</SubmitButton>
    </form>
  );
}
