"use client";

import { Controller } from "react-hook-form";
import { toast } from "sonner";
import { type App, updateApp } from "@/lib/contracts/apps";
import { useUpdateApp } from "@/lib/hooks/use-app";
import { Button } from "@/lib/ui/button";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { commonWords } from "@/words/common";
import { CallForm } from "../../_parts/call-form";
import { useCallForm } from "../../_parts/use-call-form";
import { AboutFields } from "../_parts/about-fields";
import { type AppValues, findUriProblems, toBody, toValues } from "../_parts/app-values";
import { RedirectUrisField } from "../_parts/redirect-uris-field";
import { ScopesField } from "../_parts/scopes-field";
import { AppLogoField } from "./app-logo-field";

/** Everything that can be changed of an app. */
export function AppSettings({ app }: { app: App }) {
  const update = useUpdateApp();
  const { form, submit } = useCallForm<typeof updateApp, AppValues>({
    call: updateApp,
    values: toValues(app),
    toBody: (values) => {
      const { type: _fixed, ...body } = toBody(values);
      return body;
    },
    findProblems: findUriProblems,
    send: async (body) => {
      form.reset(toValues(await update.mutateAsync({ params: { id: app.id }, body })));
      toast.success(commonWords.changesSaved);
    },
  });
  const { register, control, reset, formState } = form;
  const { errors, isDirty, isSubmitting } = formState;
  return (
    <>
      <AppLogoField app={app} />
      <CallForm
        onSubmit={submit}
        problem={errors.root?.message}
        problemTitle={commonWords.changesNotSaved}
        action={commonWords.saveChanges}
        pending={isSubmitting}
        disabled={!isDirty}
        aside={
          isDirty && (
            <Button variant="ghost" onClick={() => reset(toValues(app))}>
              {commonWords.discard}
            </Button>
          )
        }
      >
        <Field label={commonWords.name} error={firstMessage(errors.name)}>
          {(field) => <Input {...field} {...register("name")} autoComplete="off" maxLength={60} />}
        </Field>
        <AboutFields form={form} />
        <Controller
          control={control}
          name="redirectUris"
          render={({ field }) => (
            <RedirectUrisField
              value={field.value}
              onChange={field.onChange}
              error={firstMessage(errors.redirectUris)}
            />
          )}
        />
        <Controller
          control={control}
          name="scopes"
          render={({ field }) => (
            <ScopesField value={field.value} onChange={field.onChange} error={firstMessage(errors.scopes)} />
          )}
        />
      </CallForm>
    </>
  );
}
