"use client";

import { useActionState } from "react";
import { RadioCard } from "@/lib/ui/choice";
import { Field, FieldError } from "@/lib/ui/field";
import { Input, Textarea } from "@/lib/ui/input";
import { FormMessage, SubmitButton } from "../../(account)/_parts/form-parts";
import { IDLE } from "../../(account)/form-state";
import { askForAccessAction } from "./actions";
import { TYPE_WORDS } from "./type-words";

export function RequestForm() {
  const [state, action] = useActionState(askForAccessAction, IDLE);
  const { fields = {}, values = {} } = state;
  return (
    <form action={action} className="grid gap-5" noValidate>
      <FormMessage state={state} />
      <Field label="Name" error={fields.name}>
        {(control) => (
          <Input {...control} name="name" autoComplete="name" required maxLength={100} defaultValue={values.name} />
        )}
      </Field>
      <Field label="Organisation" error={fields.organization}>
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
      <Field label="Email" hint="The answer goes there." error={fields.email}>
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
        <legend className="mb-1.5 font-medium">Kind of integration</legend>
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
      <Field
        label="Description"
        hint="Your application or system, what it is for, and what it reads or changes."
        error={fields.description}
      >
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
      <SubmitButton>Send request</SubmitButton>
    </form>
  );
}
