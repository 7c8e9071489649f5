"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { toast } from "sonner";
import { APP_TYPES, type App } from "@/lib/contracts/apps";
import { useCreateApp } from "@/lib/hooks/use-apps";
import { Button } from "@/lib/ui/button";
import { RadioCard } from "@/lib/ui/choice";
import { Field } from "@/lib/ui/field";
import { firstMessage, showApiError } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { Notice } from "@/lib/ui/notice";
import { PageHeader } from "@/lib/ui/page-header";
import { SecretOnceDialog, type ShownSecret } from "@/lib/ui/secret-once-dialog";
import { useSite } from "@/lib/ui/site-context";
import { appsWords } from "@/words/apps";
import { commonWords } from "@/words/common";
import { AboutFields } from "../_parts/about-fields";
import { APP_FIELDS, type AppValues, bodyOf, resolveApp } from "../_parts/app-values";
import { RedirectUrisField } from "../_parts/redirect-uris-field";
import { ScopesField } from "../_parts/scopes-field";
import { shownClientSecret } from "../_parts/shown-client-secret";

const words = appsWords.newApp;

const emptyApp = (type: App["type"]): AppValues => ({
  name: "",
  type,
  redirectUris: [""],
  scopes: ["read"],
  description: "",
  homepageUrl: "",
});

/** Creates an app; a confidential one's first secret is shown. */
export function NewAppForm({ type }: { type: App["type"] }) {
  const router = useRouter();
  const { baseUrl } = useSite();
  const create = useCreateApp();
  const [made, setMade] = useState<{ id: string; secret: ShownSecret } | null>(null);
  const form = useForm<AppValues>({ defaultValues: emptyApp(type), resolver: resolveApp });
  const { register, control, handleSubmit, setError, formState } = form;

  const send = handleSubmit(async (values) => {
    try {
      const app = await create.mutateAsync(bodyOf(values));
      if (app.clientSecret) {
        setMade({ id: app.id, secret: shownClientSecret(app.clientId, app.clientSecret, baseUrl) });
        return;
      }
      toast.success(words.created(app.name));
      router.push(`/apps/${app.id}`);
    } catch (error) {
      showApiError(error, setError, APP_FIELDS);
    }
  });

  return (
    <div className="max-w-[640px]">
      <PageHeader back={<Link href="/apps">{words.apps}</Link>} title={words.title} description={words.description} />
      <form onSubmit={send} noValidate className="grid gap-7">
        {formState.errors.root && (
          <Notice tone="bad" role="alert" title={words.notCreated}>
            {formState.errors.root.message}
          </Notice>
        )}
        <Field label={commonWords.name} hint={words.nameHint} error={firstMessage(formState.errors.name)}>
          {(field) => <Input {...field} {...register("name")} autoComplete="off" maxLength={60} />}
        </Field>
        <fieldset className="grid gap-3 sm:grid-cols-2">
          <legend className="mb-1.5 font-medium">{words.whereItRuns}</legend>
          {APP_TYPES.map((each) => (
            <RadioCard
              key={each}
              {...register("type")}
              value={each}
              title={appsWords.types[each].title}
              description={appsWords.types[each].description}
            />
          ))}
        </fieldset>
        <Controller
          control={control}
          name="redirectUris"
          render={({ field }) => (
            <RedirectUrisField
              value={field.value}
              onChange={field.onChange}
              error={firstMessage(formState.errors.redirectUris)}
            />
          )}
        />
        <Controller
          control={control}
          name="scopes"
          render={({ field }) => (
            <ScopesField value={field.value} onChange={field.onChange} error={firstMessage(formState.errors.scopes)} />
          )}
        />
        <AboutFields form={form} />
        <div className="flex flex-wrap gap-2 border-hairline border-t pt-5">
          <Button type="submit" pending={formState.isSubmitting}>
            {words.title}
          </Button>
          <Button asChild variant="ghost">
            <Link href="/apps">{commonWords.cancel}</Link>
          </Button>
        </div>
      </form>
      <SecretOnceDialog secret={made?.secret ?? null} onStored={() => made && router.push(`/apps/${made.id}`)} />
    </div>
  );
}
