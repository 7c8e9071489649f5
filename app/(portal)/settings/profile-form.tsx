"use client";

import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { toast } from "sonner";
import { updateMe } from "@/lib/contracts/account";
import { useChange } from "@/lib/hooks/use-call";
import { Button } from "@/lib/ui/button";
import { Field } from "@/lib/ui/field";
import { firstMessage, showApiError } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { Notice } from "@/lib/ui/notice";
import { commonWords } from "@/words/common";
import { settingsWords } from "@/words/settings";
import type { Me } from "./me";

const words = settingsWords.profile;

interface Values {
  name: string;
  username: string;
}

export function ProfileForm({ person }: { person: Me }) {
  const router = useRouter();
  const update = useChange(updateMe);
  const { register, handleSubmit, setError, reset, formState } = useForm<Values>({
    defaultValues: { name: person.name, username: person.username },
  });
  const { errors } = formState;

  const send = handleSubmit(async (values) => {
    for (const { path, message } of updateMe.body.safeParse(values).error?.issues ?? []) {
      return setError(path[0] === "name" ? "name" : "username", { message }, { shouldFocus: true });
    }
    try {
      const { name, username } = await update.mutateAsync({ body: values });
      reset({ name, username });
      toast.success(words.saved);
      // The name stands in the head of the page too, which the server draws.
      router.refresh();
    } catch (error) {
      showApiError(error, setError, ["name", "username"]);
    }
  });

  return (
    <form onSubmit={send} noValidate className="grid max-w-[420px] gap-5">
      {errors.root && (
        <Notice tone="bad" role="alert" title={words.notSaved}>
          {errors.root.message}
        </Notice>
      )}
      <Field label={commonWords.name} error={firstMessage(errors.name)}>
        {(control) => <Input {...control} {...register("name")} autoComplete="name" />}
      </Field>
      <Field label={words.userName} hint={words.userNameHint} error={firstMessage(errors.username)}>
        {(control) => (
          <Input
            {...control}
            {...register("username")}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
          />
        )}
      </Field>
      <Button type="submit" className="justify-self-start" pending={update.isPending} disabled={!formState.isDirty}>
        {words.save}
      </Button>
    </form>
  );
}
