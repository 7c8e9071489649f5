"use client";

import { Controller, type UseFormReturn } from "react-hook-form";
import { RadioCard } from "@/lib/ui/choice";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { commonWords } from "@/words/common";
import { webhooksWords } from "@/words/webhooks";
import { EventsField } from "./events-field";
import type { WebhookValues } from "./webhook-values";

const { fields: words, events } = webhooksWords;

/** Everything that is chosen of a webhook. */
export function WebhookFields({ form }: { form: UseFormReturn<WebhookValues> }) {
  const { register, control, watch, formState } = form;
  const { errors } = formState;
  return (
    <>
      <Field label={words.address} hint={words.addressHint} error={firstMessage(errors.url)}>
        {(field) => (
          <Input
            {...field}
            {...register("url")}
            type="url"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            placeholder="https://api.acme.example/webhooks"
          />
        )}
      </Field>
      <Field
        label={commonWords.description}
        aside={commonWords.optional}
        hint={words.descriptionHint}
        error={firstMessage(errors.description)}
      >
        {(field) => <Input {...field} {...register("description")} autoComplete="off" maxLength={200} />}
      </Field>
      <fieldset className="grid gap-3 sm:grid-cols-2">
        <legend className="mb-1.5 font-medium">{events.legend}</legend>
        <RadioCard
          {...register("scope")}
          value="everything"
          title={events.everything}
          description={events.everythingText}
        />
        <RadioCard {...register("scope")} value="chosen" title={events.chosen} description={events.chosenText} />
      </fieldset>
      {watch("scope") === "chosen" && (
        <Controller
          control={control}
          name="events"
          render={({ field }) => (
            <EventsField value={field.value} onChange={field.onChange} error={firstMessage(errors.events)} />
          )}
        />
      )}
    </>
  );
}
