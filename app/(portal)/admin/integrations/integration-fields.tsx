"use client";

import { Controller, type UseFormReturn } from "react-hook-form";
import { useScopes } from "@/lib/hooks/use-scopes";
import { Field, FieldError } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input, Textarea } from "@/lib/ui/input";
import { ScopePicker } from "@/lib/ui/scope-picker";

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
      <Field label="Name" hint="The system that will use it." error={firstMessage(formState.errors.name)}>
        {(given) => <Input {...given} {...register("name")} autoComplete="off" maxLength={60} />}
      </Field>
      <Field label="Description" aside="optional" error={firstMessage(formState.errors.description)}>
        {(given) => <Textarea {...given} {...register("description")} maxLength={500} />}
      </Field>
      <div className="grid gap-2">
        <p className="font-medium">What it may do</p>
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
