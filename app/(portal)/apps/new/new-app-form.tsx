"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Controller } from "react-hook-form";
import { toast } from "sonner";
import { APP_TYPES, type App, createApp } from "@/lib/contracts/apps";
import { useChange } from "@/lib/hooks/use-call";
import { Button } from "@/lib/ui/button";
import { RadioCard } from "@/lib/ui/choice";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { Link } from "@/lib/ui/link";
import { PageHeader } from "@/lib/ui/page-header";
import { SecretOnceDialog, type ShownSecret } from "@/lib/ui/secret-once-dialog";
import { useSite } from "@/lib/ui/site-context";
import { appsWords } from "@/words/apps";
import { commonWords } from "@/words/common";
import { CallForm } from "../../_parts/call-form";
import { useCallForm } from "../../_parts/use-call-form";
import { AboutFields } from "../_parts/about-fields";
import { type AppValues, findUriProblems, toBody } from "../_parts/app-values";
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
  const create = useChange(createApp);
  const [made, setMade] = useState<{ id: string; secret: ShownSecret } | null>(null);
  const { form, submit } = useCallForm<typeof createApp, AppValues>({
    call: createApp,
    values: emptyApp(type),
    toBody,
    findProblems: findUriProblems,
    send: async (body) => {
      const app = await create.mutateAsync({ body });
      if (app.clientSecret) {
        setMade({ id: app.id, secret: shownClientSecret(app.clientId, app.clientSecret, baseUrl) });
        return;
      }
      toast.success(words.created(app.name));
      router.push(`/apps/${app.id}`);
    },
  });
  const { register, control, formState } = form;

  return (
    <div className="max-w-[640px]">
      <PageHeader back={<Link href="/apps">{words.apps}</Link>} title={words.title} description={words.description} />
      <CallForm
        onSubmit={submit}
        problem={form.formState.errors.root?.message}
        problemTitle={words.notCreated}
        action={words.title}
        pending={form.formState.isSubmitting}
        className="gap-7"
        aside={
          <Button asChild variant="ghost">
            <Link href="/apps">{commonWords.cancel}</Link>
          </Button>
        }
      >
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
      </CallForm>
      <SecretOnceDialog secret={made?.secret ?? null} onStored={() => made && router.push(`/apps/${made.id}`)} />
    </div>
  );
}
