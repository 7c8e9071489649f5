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
      <Field
        label="Homepage"
        aside="optional"
        hint="Linked where people are asked, so that they can look you up."
        error={firstMessage(formState.errors.homepageUrl)}
      >
        {(control) => (
          <Input {...control} {...register("homepageUrl")} inputMode="url" placeholder="https://acme.example" />
        )}
      </Field>
    </>
  );
}
