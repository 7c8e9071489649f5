"use client";

import { Controller, type UseFormReturn } from "react-hook-form";
import { useScopes } from "@/lib/hooks/use-scopes";
import { Field, FieldError } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input, Textarea } from "@/lib/ui/input";
import { ScopePicker } from "@/lib/ui/scope-picker";
import { adminIntegrationsWords } from "@/words/admin-integrations";
import { commonWords } from "@/words/common";

const words = adminIntegrationsWords.fields;

export interface IntegrationValues {
  name: string;
  description: string;
  scopes: string[];
}

/** What an integration is and may do. */
export function IntegrationFields({ form }: { form: UseFormReturn<IntegrationValues> }) {
  const { register, control, formState } = form;
  const scopes = useScopes().data?.data ?? [];
  const problem = firstMessage(formState.errors.scopes);
  return (
    <>
      <Field label={commonWords.name} hint={words.nameHint} error={firstMessage(formState.errors.name)}>
        {(given) => <Input {...given} {...register("name")} autoComplete="off" maxLength={60} />}
      </Field>
      <Field
        label={commonWords.description}
        aside={commonWords.optional}
        error={firstMessage(formState.errors.description)}
      >
        {(given) => <Textarea {...given} {...register("description")} maxLength={500} />}
      </Field>
      <div className="grid gap-2">
        <p className="font-medium">{words.scopes}</p>
        {problem && <FieldError>{problem}</FieldError>}
        <Controller
          control={control}
          name="scopes"
          render={({ field }) => <ScopePicker scopes={scopes} value={field.value} onChange={field.onChange} />}
        />
      </div>
    </>
  );
}
