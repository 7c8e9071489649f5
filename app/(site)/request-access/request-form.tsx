"use client";

import { useActionState } from "react";
import { RadioCard } from "@/lib/ui/choice";
import { Field, FieldError } from "@/lib/ui/field";
import { Input, Textarea } from "@/lib/ui/input";
import { accessRequestsWords } from "@/words/access-requests";
import { commonWords } from "@/words/common";
import { FormMessage, SubmitButton } from "../../(account)/_parts/form-parts";
import { IDLE } from "../../(account)/form-state";
import { askForAccessAction } from "./actions";
import { TYPE_WORDS } from "./type-words";

const words = accessRequestsWords.request;

export function RequestForm() {
  const [state, action] = useActionState(askForAccessAction, IDLE);
  const { fields = {}, values = {} } = state;
  return (
    <form action={action} className="grid gap-5" noValidate>
      <FormMessage state={state} />
      <Field label={commonWords.name} error={fields.name}>
        {(control) => (
          <Input {...control} name="name" autoComplete="name" required maxLength={100} defaultValue={values.name} />
        )}
      </Field>
      <Field label={words.organisation} error={fields.organization}>
        {(control) => (
          <Input
            {...control}
            name="organization"
            autoComplete="organization"
            required
            maxLength={100}
            defaultValue={values.organization}
          />
        )}
      </Field>
      <Field label={commonWords.email} hint={words.emailHint} error={fields.email}>
        {(control) => (
          <Input
            {...control}
            name="email"
            type="email"
            autoComplete="email"
            required
            maxLength={254}
            defaultValue={values.email}
          />
        )}
      </Field>
      <fieldset className="grid gap-2" aria-invalid={fields.integrationType ? true : undefined} tabIndex={-1}>
        <legend className="mb-1.5 font-medium">{words.kindOfIntegration}</legend>
        {TYPE_WORDS.map(({ value, title, description }) => (
          <RadioCard
            key={value}
            name="integrationType"
            value={value}
            title={title}
            description={description}
            defaultChecked={values.integrationType === value}
          />
        ))}
        {fields.integrationType && <FieldError>{fields.integrationType}</FieldError>}
      </fieldset>
      <Field label={commonWords.description} hint={words.descriptionHint} error={fields.description}>
        {(control) => (
          <Textarea
            {...control}
            name="description"
            rows={5}
            required
            maxLength={2000}
            defaultValue={values.description}
          />
        )}
      </Field>
      <SubmitButton>{words.send}</SubmitButton>
    </form>
  );
}
