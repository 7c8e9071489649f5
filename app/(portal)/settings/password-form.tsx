"use client";

import { useForm } from "react-hook-form";
import { toast } from "sonner";
import { updateMe } from "@/lib/contracts/account";
import { useChange } from "@/lib/hooks/use-call";
import { Button } from "@/lib/ui/button";
import { Field } from "@/lib/ui/field";
import { firstMessage, showApiError } from "@/lib/ui/form-errors";
import { Notice } from "@/lib/ui/notice";
import { PasswordInput } from "@/lib/ui/password-input";
import { useSite } from "@/lib/ui/site-context";
import { passwordWords } from "@/words/password";
import { settingsWords } from "@/words/settings";
import type { Me } from "./me";

const words = settingsWords.password;

interface Values {
  currentPassword: string;
  newPassword: string;
}

const EMPTY: Values = { currentPassword: "", newPassword: "" };

export function PasswordForm({ person }: { person: Me }) {
  const { passwords } = useSite();
  const update = useChange(updateMe);
  const { register, handleSubmit, setError, reset, formState } = useForm<Values>({ defaultValues: EMPTY });
  const { errors } = formState;

  const send = handleSubmit(async ({ currentPassword, newPassword }) => {
    if (person.hasPassword && currentPassword === "") {
      return setError("currentPassword", { message: words.presentMissing }, { shouldFocus: true });
    }
    for (const { message } of updateMe.body.safeParse({ newPassword }).error?.issues ?? []) {
      return setError("newPassword", { message }, { shouldFocus: true });
    }
    try {
      await update.mutateAsync({ body: { ...(person.hasPassword && { currentPassword }), newPassword } });
      reset(EMPTY);
      toast.success(person.hasPassword ? words.changed : words.set);
    } catch (error) {
      showApiError(error, setError, ["currentPassword", "newPassword"]);
    }
  });

  return (
    <form onSubmit={send} noValidate className="grid max-w-[420px] gap-5">
      {errors.root && (
        <Notice tone="bad" role="alert" title={words.notChanged}>
          {errors.root.message}
        </Notice>
      )}
      {/* For password managers: which account the new password belongs to. */}
      <input type="hidden" name="username" autoComplete="username" value={person.email} readOnly />
      {person.hasPassword && (
        <Field label={words.presentPassword} error={firstMessage(errors.currentPassword)}>
          {(control) => <PasswordInput {...control} {...register("currentPassword")} autoComplete="current-password" />}
        </Field>
      )}
      <Field label={words.newPassword} hint={passwordWords.hint(passwords)} error={firstMessage(errors.newPassword)}>
        {(control) => <PasswordInput {...control} {...register("newPassword")} autoComplete="new-password" />}
      </Field>
      <Button type="submit" className="justify-self-start" pending={update.isPending}>
        {person.hasPassword ? words.changePassword : words.setPassword}
      </Button>
    </form>
  );
}
