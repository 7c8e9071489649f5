"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useCreateHeld } from "@/lib/hooks/held/use-held";
import { Button } from "@/lib/ui/button";
import { Field } from "@/lib/ui/field";
import { firstMessage, showApiError } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { Notice } from "@/lib/ui/notice";
import { PageHeader } from "@/lib/ui/page-header";
import { SecretOnceDialog, type ShownSecret } from "@/lib/ui/secret-once-dialog";
import { useSite } from "@/lib/ui/site-context";
import { commonWords } from "@/words/common";
import { heldWords } from "@/words/held";
import { AccessFields } from "./access-fields";
import { AddressField } from "./address-field";
import { capital, shownOnce } from "./held-kind";
import { HELD_KINDS, type HeldKindName } from "./held-kinds";
import { draftOf, emptyValues, HELD_FIELDS, type HeldValues, heldResolver } from "./held-values";
import { LifetimeFields } from "./lifetime-fields";

const words = heldWords.newHeld;

/** Creates a credential, and shows it once. `address` is the one that the reader is seen as. */
export function NewHeldForm({ kind: name, address }: { kind: HeldKindName; address: string }) {
  const kind = HELD_KINDS[name];
  const { api, path, noun, plural, short } = kind;
  const router = useRouter();
  const { baseUrl } = useSite();
  const create = useCreateHeld(api);
  const [made, setMade] = useState<{ id: string; secret: ShownSecret } | null>(null);
  const form = useForm<HeldValues>({
    defaultValues: emptyValues(kind.reach),
    resolver: heldResolver((values) => api.problemsOf(draftOf(values))),
  });
  const { register, handleSubmit, setError, formState } = form;

  const send = handleSubmit(async (values) => {
    try {
      const held = await create.mutateAsync(draftOf(values));
      setMade({ id: held.id, secret: shownOnce(kind, held, baseUrl) });
    } catch (error) {
      showApiError(error, setError, HELD_FIELDS);
    }
  });

  return (
    <div className="max-w-[640px]">
      <PageHeader
        back={<Link href={path}>{capital(plural)}</Link>}
        title={words.title(noun)}
        description={kind.advice}
      />
      <form onSubmit={send} noValidate className="grid gap-7">
        {formState.errors.root && (
          <Notice tone="bad" role="alert" title={words.notCreated(short)}>
            {formState.errors.root.message}
          </Notice>
        )}
        <Field label={commonWords.name} hint={words.nameHint} error={firstMessage(formState.errors.name)}>
          {(control) => <Input {...control} {...register("name")} autoComplete="off" maxLength={100} />}
        </Field>
        <LifetimeFields form={form} short={short} />
        <AccessFields form={form} kind={kind} />
        <AddressField form={form} address={address} />
        <div className="flex flex-wrap gap-2 border-hairline border-t pt-5">
          <Button type="submit" pending={formState.isSubmitting}>
            {words.title(noun)}
          </Button>
          <Button asChild variant="ghost">
            <Link href={path}>{commonWords.cancel}</Link>
          </Button>
        </div>
      </form>
      <SecretOnceDialog secret={made?.secret ?? null} onStored={() => made && router.push(`${path}/${made.id}`)} />
    </div>
  );
}
