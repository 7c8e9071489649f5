"use client";

import { toast } from "sonner";
import type { Credential } from "@/lib/hooks/credentials/credential-api";
import { useChange } from "@/lib/hooks/use-call";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { commonWords } from "@/words/common";
import { CallForm } from "../_parts/call-form";
import { useCallForm } from "../_parts/use-call-form";
import { AccessFields } from "./access-fields";
import { AddressField } from "./address-field";
import type { CredentialPageKind } from "./credential-page-kind";
import { type CredentialValues, findDayMissing, toChange, toValues } from "./credential-values";
import { LifetimeFields } from "./lifetime-fields";

/** What can be changed of a credential: its name, its end and where it may be used from; of some kinds, what it may do. */
export function CredentialSettings({
  kind,
  credential,
  address,
}: {
  kind: CredentialPageKind;
  credential: Credential;
  address: string;
}) {
  const { update: call } = kind.api.calls;
  const update = useChange(call);
  const { form, submit } = useCallForm<typeof call, CredentialValues>({
    call,
    values: toValues(credential),
    toBody: (values) => toChange(values, kind),
    findProblems: findDayMissing,
    send: async (body) => {
      form.reset(toValues(await update.mutateAsync({ params: { id: credential.id }, body })));
      toast.success(commonWords.changesSaved);
    },
  });
  const { errors, isDirty, isSubmitting } = form.formState;
  return (
    <CallForm
      onSubmit={submit}
      problem={errors.root?.message}
      problemTitle={commonWords.changesNotSaved}
      action={commonWords.saveChanges}
      pending={isSubmitting}
      disabled={!isDirty}
      className="max-w-[520px] gap-5"
    >
      <Field label={commonWords.name} error={firstMessage(errors.name)}>
        {(control) => <Input {...control} {...form.register("name")} autoComplete="off" maxLength={100} />}
      </Field>
      <LifetimeFields form={form} short={kind.short} present={credential.expiresAt} />
      {kind.scopesLater === "changeable" && <AccessFields form={form} kind={kind} />}
      <AddressField form={form} address={address} />
    </CallForm>
  );
}
