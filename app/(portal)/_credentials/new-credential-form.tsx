"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { capital } from "@/lib/contracts/capital";
import type { CredentialKind } from "@/lib/credentials/kinds/credential-kinds";
import { useChange } from "@/lib/hooks/use-call";
import { Button } from "@/lib/ui/button";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { Link } from "@/lib/ui/link";
import { PageHeader } from "@/lib/ui/page-header";
import { SecretOnceDialog, type ShownSecret } from "@/lib/ui/secret-once-dialog";
import { useSite } from "@/lib/ui/site-context";
import { commonWords } from "@/words/common";
import { credentialWords } from "@/words/credentials";
import { CallForm } from "../_parts/call-form";
import { useCallForm } from "../_parts/use-call-form";
import { AccessFields } from "./access-fields";
import { AddressField } from "./address-field";
import { shownOnce } from "./credential-page-kind";
import { credentialPageKind } from "./credential-page-kinds";
import { type CredentialValues, emptyValues, findDayMissing, toDraft } from "./credential-values";
import { LifetimeFields } from "./lifetime-fields";

const words = credentialWords.newCredential;

/** Creates a credential, and shows it once. `address` is the one that the reader is seen as. */
export function NewCredentialForm({ kind: name, address }: { kind: CredentialKind; address: string }) {
  const kind = credentialPageKind(name);
  const { api, path, noun, plural, short } = kind;
  const router = useRouter();
  const { baseUrl } = useSite();
  const create = useChange(api.calls.create);
  const [made, setMade] = useState<{ id: string; secret: ShownSecret } | null>(null);
  const { form, submit } = useCallForm<typeof api.calls.create, CredentialValues>({
    call: api.calls.create,
    values: emptyValues(kind.scopes),
    toBody: toDraft,
    findProblems: findDayMissing,
    send: async (body) => {
      const credential = api.readMade(await create.mutateAsync({ body }));
      setMade({ id: credential.id, secret: shownOnce(kind, credential, baseUrl) });
    },
  });
  const { register, formState } = form;

  return (
    <div className="max-w-[640px]">
      <PageHeader
        back={<Link href={path}>{capital(plural)}</Link>}
        title={words.title(noun)}
        description={kind.words.advice}
      />
      <CallForm
        onSubmit={submit}
        problem={form.formState.errors.root?.message}
        problemTitle={words.notCreated(short)}
        action={words.title(noun)}
        pending={form.formState.isSubmitting}
        className="gap-7"
        aside={
          <Button asChild variant="ghost">
            <Link href={path}>{commonWords.cancel}</Link>
          </Button>
        }
      >
        <Field label={commonWords.name} hint={words.nameHint} error={firstMessage(formState.errors.name)}>
          {(control) => <Input {...control} {...register("name")} autoComplete="off" maxLength={100} />}
        </Field>
        <LifetimeFields form={form} short={short} />
        <AccessFields form={form} kind={kind} />
        <AddressField form={form} address={address} />
      </CallForm>
      <SecretOnceDialog secret={made?.secret ?? null} onStored={() => made && router.push(`${path}/${made.id}`)} />
    </div>
  );
}
