"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useCreateWebhook } from "@/lib/hooks/use-webhooks";
import { Button } from "@/lib/ui/button";
import { showApiError } from "@/lib/ui/form-errors";
import { Notice } from "@/lib/ui/notice";
import { PageHeader } from "@/lib/ui/page-header";
import { SecretOnceDialog, type ShownSecret } from "@/lib/ui/secret-once-dialog";
import { useSite } from "@/lib/ui/site-context";
import { commonWords } from "@/words/common";
import { webhooksWords } from "@/words/webhooks";
import { shownWebhookSecret } from "../_parts/shown-webhook-secret";
import { WebhookFields } from "../_parts/webhook-fields";
import { bodyOf, EMPTY_WEBHOOK, resolveWebhook, WEBHOOK_FIELDS, type WebhookValues } from "../_parts/webhook-values";

const words = webhooksWords.new;

/** Creates a webhook; its secret is shown. */
export function NewWebhookForm() {
  const router = useRouter();
  const { baseUrl } = useSite();
  const create = useCreateWebhook();
  const [made, setMade] = useState<{ id: string; secret: ShownSecret } | null>(null);
  const form = useForm<WebhookValues>({ defaultValues: EMPTY_WEBHOOK, resolver: resolveWebhook });
  const { handleSubmit, setError, formState } = form;

  const send = handleSubmit(async (values) => {
    try {
      const webhook = await create.mutateAsync(bodyOf(values));
      setMade({ id: webhook.id, secret: shownWebhookSecret(webhook, baseUrl) });
    } catch (error) {
      showApiError(error, setError, WEBHOOK_FIELDS);
    }
  });

  return (
    <div className="max-w-[640px]">
      <PageHeader
        back={<Link href="/webhooks">{words.webhooks}</Link>}
        title={words.title}
        description={words.description}
      />
      <form onSubmit={send} noValidate className="grid gap-7">
        {formState.errors.root && (
          <Notice tone="bad" role="alert" title={words.notCreated}>
            {formState.errors.root.message}
          </Notice>
        )}
        <WebhookFields form={form} />
        <div className="flex flex-wrap gap-2 border-hairline border-t pt-5">
          <Button type="submit" pending={formState.isSubmitting}>
            {words.title}
          </Button>
          <Button asChild variant="ghost">
            <Link href="/webhooks">{commonWords.cancel}</Link>
          </Button>
        </div>
      </form>
      <SecretOnceDialog secret={made?.secret ?? null} onStored={() => made && router.push(`/webhooks/${made.id}`)} />
    </div>
  );
}
