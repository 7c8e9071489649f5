"use client";

import { useForm } from "react-hook-form";
import { toast } from "sonner";
import { heldChange } from "@/lib/contracts/held";
import type { Held } from "@/lib/hooks/held/held-api";
import { useUpdateHeld } from "@/lib/hooks/held/use-held";
import { Button } from "@/lib/ui/button";
import { Field } from "@/lib/ui/field";
import { firstMessage, showApiError } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { Notice } from "@/lib/ui/notice";
import { commonWords } from "@/words/common";
import { AddressField } from "./address-field";
import type { HeldKind } from "./held-kind";
import { changeOf, HELD_FIELDS, type HeldValues, heldResolver, valuesOf } from "./held-values";
import { LifetimeFields } from "./lifetime-fields";

/** What can be changed of a credential: its name, its end and where it may be used from. */
export function HeldSettings({ kind, held, address }: { kind: HeldKind; held: Held; address: string }) {
  const update = useUpdateHeld(kind.api, held.id);
  const form = useForm<HeldValues>({
    values: valuesOf(held),
    resetOptions: { keepDirtyValues: true },
    resolver: heldResolver((values) => heldChange.safeParse(changeOf(values)).error?.issues ?? []),
  });
  const { register, handleSubmit, setError, formState, reset } = form;

  const send = handleSubmit(async (values) => {
    try {
      reset(valuesOf(await update.mutateAsync(changeOf(values))));
      toast.success(commonWords.changesSaved);
    } catch (error) {
      showApiError(error, setError, HELD_FIELDS);
    }
  });

  return (
    <form onSubmit={send} noValidate className="grid max-w-[520px] gap-5">
      {formState.errors.root && (
        <Notice tone="bad" role="alert" title={commonWords.changesNotSaved}>
          {formState.errors.root.message}
        </Notice>
      )}
      <Field label={commonWords.name} error={firstMessage(formState.errors.name)}>
        {(control) => <Input {...control} {...register("name")} autoComplete="off" maxLength={100} />}
      </Field>
      <LifetimeFields form={form} short={kind.short} present={held.expiresAt} />
      <AddressField form={form} address={address} />
      <Button type="submit" className="justify-self-start" pending={update.isPending} disabled={!formState.isDirty}>
        {commonWords.saveChanges}
      </Button>
    </form>
  );
}
