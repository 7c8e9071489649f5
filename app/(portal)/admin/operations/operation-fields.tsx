"use client";

import type { UseFormReturn } from "react-hook-form";
import { listSystemScopes } from "@/lib/contracts/roles";
import { useCall } from "@/lib/hooks/use-call";
import { RadioCard } from "@/lib/ui/choice";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { Select } from "@/lib/ui/select";
import { adminOperationsWords } from "@/words/admin-operations";
import { commonWords } from "@/words/common";
import { METHODS, type OperationValues } from "./operation-values";

const words = adminOperationsWords.fields;

type Form = UseFormReturn<OperationValues>;

/** Where an operation of an upstream API stands, and where it leads. */
export function UpstreamFields({ form: { register, formState } }: { form: Form }) {
  const { errors } = formState;
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-[120px_minmax(0,1fr)]">
        <Field label={words.method} error={firstMessage(errors.method)}>
          {(control) => (
            <Select {...control} {...register("method")}>
              {METHODS.map((method) => (
                <option key={method}>{method}</option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={words.path} hint={words.pathHint} error={firstMessage(errors.path)}>
          {(control) => <Input {...control} {...register("path")} autoComplete="off" spellCheck={false} />}
        </Field>
      </div>
      <Field label={words.upstreamUrl} hint={words.upstreamUrlHint} error={firstMessage(errors.upstreamUrl)}>
        {(control) => <Input {...control} {...register("upstreamUrl")} autoComplete="off" spellCheck={false} />}
      </Field>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_160px]">
        <Field label={words.whatItDoes} aside={commonWords.optional} error={firstMessage(errors.summary)}>
          {(control) => <Input {...control} {...register("summary")} autoComplete="off" maxLength={200} />}
        </Field>
        <Field label={words.timeOutSeconds} error={firstMessage(errors.timeoutSeconds)}>
          {(control) => <Input {...control} {...register("timeoutSeconds")} inputMode="numeric" autoComplete="off" />}
        </Field>
      </div>
    </>
  );
}

/** Who may call an operation, and how often. `noScope` says what holds where none is chosen. */
export function AccessFields({ form: { register, formState }, noScope }: { form: Form; noScope: string }) {
  const scopes = useCall(listSystemScopes, {}).data?.data ?? [];
  const { errors } = formState;
  return (
    <>
      <fieldset className="grid gap-3">
        <legend className="mb-1.5 font-medium">{words.access}</legend>
        <RadioCard
          {...register("access")}
          value="private"
          title={words.private}
          description={words.privateDescription}
        />
        <RadioCard {...register("access")} value="public" title={words.public} description={words.publicDescription} />
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={words.scope} error={firstMessage(errors.scope)}>
          {(control) => (
            <Select {...control} {...register("scope")}>
              <option value="">{noScope}</option>
              {scopes.map(({ name }) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field
          label={words.callsAMinute}
          aside={commonWords.optional}
          hint={words.callsAMinuteHint}
          error={firstMessage(errors.rateLimit)}
        >
          {(control) => <Input {...control} {...register("rateLimit")} inputMode="numeric" autoComplete="off" />}
        </Field>
      </div>
    </>
  );
}
