"use client";

import { Controller, useForm } from "react-hook-form";
import { toast } from "sonner";
import type { App } from "@/lib/contracts/apps";
import { useUpdateApp } from "@/lib/hooks/use-apps";
import { Button } from "@/lib/ui/button";
import { Field } from "@/lib/ui/field";
import { firstMessage, showApiError } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { Notice } from "@/lib/ui/notice";
import { commonWords } from "@/words/common";
import { AboutFields } from "../_parts/about-fields";
import { APP_FIELDS, type AppValues, bodyOf, resolveApp, valuesOf } from "../_parts/app-values";
import { RedirectUrisField } from "../_parts/redirect-uris-field";
import { ScopesField } from "../_parts/scopes-field";
import { AppLogoField } from "./app-logo-field";

/** Everything that can be changed of an app. */
export function AppSettings({ app }: { app: App }) {
  const update = useUpdateApp(app.id);
  const form = useForm<AppValues>({
    values: valuesOf(app),
    resetOptions: { keepDirtyValues: true },
    resolver: resolveApp,
  });
  const { register, control, handleSubmit, setError, reset, formState } = form;
  const { errors } = formState;

  const send = handleSubmit(async (values) => {
    const { type: _fixed, ...body } = bodyOf(values);
    try {
      reset(valuesOf(await update.mutateAsync(body)));
      toast.success(commonWords.changesSaved);
    } catch (error) {
      showApiError(error, setError, APP_FIELDS);
    }
  });

  return (
    <>
      <AppLogoField app={app} />
      <form onSubmit={send} noValidate className="grid max-w-[640px] gap-6">
        {errors.root && (
          <Notice tone="bad" role="alert" title={commonWords.changesNotSaved}>
            {errors.root.message}
          </Notice>
        )}
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
        <div className="flex flex-wrap gap-2">
          <Button type="submit" pending={update.isPending} disabled={!formState.isDirty}>
            {commonWords.saveChanges}
          </Button>
          {formState.isDirty && (
            <Button variant="ghost" onClick={() => reset(valuesOf(app))}>
              {commonWords.discard}
            </Button>
          )}
        </div>
      </form>
    </>
  );
}
