"use client";

import type { UseFormReturn } from "react-hook-form";
import { listSystemScopes } from "@/lib/contracts/roles";
import { useAdmin } from "@/lib/hooks/use-admin";
import { RadioCard } from "@/lib/ui/choice";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { Select } from "@/lib/ui/select";
import { METHODS, type OperationValues } from "./operation-values";

type Form = UseFormReturn<OperationValues>;

/** Where an operation of an upstream API stands, and where it leads. */
export function UpstreamFields({ form: { register, formState } }: { form: Form }) {
  const { errors } = formState;
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-[120px_minmax(0,1fr)]">
        <Field label="Method" error={firstMessage(errors.method)}>
          {(control) => (
            <Select {...control} {...register("method")}>
              {METHODS.map((method) => (
                <option key={method}>{method}</option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Path" hint="Such as /orders/{id}." error={firstMessage(errors.path)}>
          {(control) => <Input {...control} {...register("path")} autoComplete="off" spellCheck={false} />}
        </Field>
      </div>
      <Field
        label="Upstream URL"
        hint="With the path's parameters, such as https://orders.example.com/v2/orders/{id}. Without a path of its own, the request's is taken."
        error={firstMessage(errors.upstreamUrl)}
      >
        {(control) => <Input {...control} {...register("upstreamUrl")} autoComplete="off" spellCheck={false} />}
      </Field>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_160px]">
        <Field label="What it does" aside="optional" error={firstMessage(errors.summary)}>
          {(control) => <Input {...control} {...register("summary")} autoComplete="off" maxLength={200} />}
        </Field>
        <Field label="Time-out in seconds" error={firstMessage(errors.timeoutSeconds)}>
          {(control) => <Input {...control} {...register("timeoutSeconds")} inputMode="numeric" autoComplete="off" />}
        </Field>
      </div>
    </>
  );
}

/** Who may call an operation, and how often. `noScope` says what holds where none is chosen. */
export function AccessFields({ form: { register, formState }, noScope }: { form: Form; noScope: string }) {
  const scopes = useAdmin(listSystemScopes, {}).data?.data ?? [];
  const { errors } = formState;
  return (
    <>
      <fieldset className="grid gap-3">
        <legend className="mb-1.5 font-medium">Access</legend>
        <RadioCard
          {...register("access")}
          value="private"
          title="Private"
          description="Only with a credential that holds the scope."
        />
        <RadioCard
          {...register("access")}
          value="public"
          title="Public"
          description="Anyone may call it without a credential, at most 120 times a minute from one address."
        />
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Scope" error={firstMessage(errors.scope)}>
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
          label="Calls a minute"
          aside="optional"
          hint="For each credential. Empty: no limit of its own."
          error={firstMessage(errors.rateLimit)}
        >
          {(control) => <Input {...control} {...register("rateLimit")} inputMode="numeric" autoComplete="off" />}
        </Field>
      </div>
    </>
  );
}
