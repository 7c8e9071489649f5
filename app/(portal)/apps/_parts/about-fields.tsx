import type { UseFormReturn } from "react-hook-form";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input, Textarea } from "@/lib/ui/input";
import type { AppValues } from "./app-values";

/** What people read about an app when it asks for access. */
export function AboutFields({ form }: { form: UseFormReturn<AppValues> }) {
  const { register, formState } = form;
  return (
    <>
      <Field
        label="Description"
        aside="optional"
        hint="One sentence for the people who are asked to connect it."
        error={firstMessage(formState.errors.description)}
      >
        {(control) => <Textarea {...control} {...register("description")} rows={2} maxLength={500} />}
      </Field>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Field label="Homepage" aside="optional" error={firstMessage(formState.errors.homepageUrl)}>
          {(control) => (
            <Input {...control} {...register("homepageUrl")} inputMode="url" placeholder="https://acme.example" />
          )}
        </Field>
        <Field label="Logo" aside="optional" error={firstMessage(formState.errors.logoUrl)}>
          {(control) => (
            <Input {...control} {...register("logoUrl")} inputMode="url" placeholder="https://acme.example/logo.svg" />
          )}
        </Field>
      </div>
    </>
  );
}
