import type { UseFormReturn } from "react-hook-form";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input, Textarea } from "@/lib/ui/input";
import { appsWords } from "@/words/apps";
import { commonWords } from "@/words/common";
import type { AppValues } from "./app-values";

const words = appsWords.about;

/** What people read about an app when it asks for access. */
export function AboutFields({ form }: { form: UseFormReturn<AppValues> }) {
  const { register, formState } = form;
  return (
    <>
      <Field
        label={commonWords.description}
        aside={commonWords.optional}
        hint={words.descriptionHint}
        error={firstMessage(formState.errors.description)}
      >
        {(control) => <Textarea {...control} {...register("description")} rows={2} maxLength={500} />}
      </Field>
      <Field
        label={words.homepage}
        aside={commonWords.optional}
        hint={words.homepageHint}
        error={firstMessage(formState.errors.homepageUrl)}
      >
        {(control) => (
          <Input {...control} {...register("homepageUrl")} inputMode="url" placeholder="https://acme.example" />
        )}
      </Field>
    </>
  );
}
