"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useCreateApiKey } from "@/lib/hooks/use-api-keys";
import { Button } from "@/lib/ui/button";
import { Field } from "@/lib/ui/field";
import { firstMessage, showApiError } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { Notice } from "@/lib/ui/notice";
import { PageHeader } from "@/lib/ui/page-header";
import { SecretOnceDialog, type ShownSecret } from "@/lib/ui/secret-once-dialog";
import { useSite } from "@/lib/ui/site-context";
import { shownApiKey } from "../_parts/shown-api-key";
import { AccessFields } from "./access-fields";
import { AddressField } from "./address-field";
import { type ApiKeyValues, bodyOf, EMPTY, resolveApiKey } from "./api-key-values";
import { LifetimeFields } from "./lifetime-fields";

/** Creates an API key, and shows it once. */
export function NewApiKeyForm({ address }: { address: string }) {
  const router = useRouter();
  const { baseUrl } = useSite();
  const create = useCreateApiKey();
  const [made, setMade] = useState<{ id: string; secret: ShownSecret } | null>(null);
  const form = useForm<ApiKeyValues>({ defaultValues: EMPTY, resolver: resolveApiKey });
  const { register, handleSubmit, setError, formState } = form;

  const send = handleSubmit(async (values) => {
    try {
      const { id, key } = await create.mutateAsync(bodyOf(values));
      setMade({ id, secret: shownApiKey(key, baseUrl) });
    } catch (error) {
      showApiError(error, setError, ["name", "expiresAt", "scopes", "allowedIps"]);
    }
  });

  return (
    <div className="max-w-[640px]">
      <PageHeader
        back={<Link href="/api-keys">API keys</Link>}
        title="Create API key"
        description="A key works for you, with your own account. Keep it out of web pages and public repositories."
      />
      <form onSubmit={send} noValidate className="grid gap-7">
        {formState.errors.root && (
          <Notice tone="bad" role="alert" title="The key was not created">
            {formState.errors.root.message}
          </Notice>
        )}
        <Field
          label="Name"
          hint="What will use it. You will know it by this name when you want to take it back."
          error={firstMessage(formState.errors.name)}
        >
          {(control) => <Input {...control} {...register("name")} autoComplete="off" maxLength={100} />}
        </Field>
        <LifetimeFields form={form} />
        <AccessFields form={form} />
        <AddressField form={form} address={address} />
        <div className="flex flex-wrap gap-2 border-hairline border-t pt-5">
          <Button type="submit" pending={formState.isSubmitting}>
            Create API key
          </Button>
          <Button asChild variant="ghost">
            <Link href="/api-keys">Cancel</Link>
          </Button>
        </div>
      </form>
      <SecretOnceDialog secret={made?.secret ?? null} onStored={() => made && router.push(`/api-keys/${made.id}`)} />
    </div>
  );
}
