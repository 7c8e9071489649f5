"use client";

import { Controller, type UseFormReturn } from "react-hook-form";
import { useScopes } from "@/lib/hooks/use-scopes";
import { Field, FieldError } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { ScopePicker } from "@/lib/ui/scope-picker";
import { adminRolesWords } from "@/words/admin-roles";
import { commonWords } from "@/words/common";

const words = adminRolesWords.fields;

export interface RoleValues {
  name: string;
  description: string;
  scopes: string[];
}

/** What a role is called and may do. `named`: its name is settled. */
export function RoleFields({
  form,
  named,
  fixed,
}: {
  form: UseFormReturn<RoleValues>;
  named: boolean;
  fixed: boolean;
}) {
  const { register, control, formState } = form;
  const scopes = useScopes().data?.data ?? [];
  const problem = firstMessage(formState.errors.scopes);
  return (
    <>
      {!named && (
        <Field label={commonWords.name} error={firstMessage(formState.errors.name)}>
          {(given) => <Input {...given} {...register("name")} autoComplete="off" maxLength={60} />}
        </Field>
      )}
      <Field
        label={commonWords.description}
        aside={commonWords.optional}
        error={firstMessage(formState.errors.description)}
      >
        {(given) => <Input {...given} {...register("description")} autoComplete="off" maxLength={200} />}
      </Field>
      <div className="grid gap-2">
        <p className="font-medium">{words.scopes}</p>
        {problem && <FieldError>{problem}</FieldError>}
        <Controller
          control={control}
          name="scopes"
          render={({ field }) => (
            <ScopePicker scopes={scopes} value={field.value} onChange={field.onChange} disabled={fixed} />
          )}
        />
      </div>
    </>
  );
}
