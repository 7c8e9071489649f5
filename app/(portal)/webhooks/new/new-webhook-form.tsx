"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { createWebhook } from "@/lib/contracts/webhooks";
import { useChange } from "@/lib/hooks/use-call";
import { Button } from "@/lib/ui/button";
import { Link } from "@/lib/ui/link";
import { PageHeader } from "@/lib/ui/page-header";
import { SecretOnceDialog, type ShownSecret } from "@/lib/ui/secret-once-dialog";
import { useSite } from "@/lib/ui/site-context";
import { commonWords } from "@/words/common";
import { webhooksWords } from "@/words/webhooks";
import { CallForm } from "../../_parts/call-form";
import { useCallForm } from "../../_parts/use-call-form";
import { shownWebhookSecret } from "../_parts/shown-webhook-secret";
import { WebhookFields } from "../_parts/webhook-fields";
import { EMPTY_WEBHOOK, toBody, type WebhookValues } from "../_parts/webhook-values";

const words = webhooksWords.new;

/** Creates a webhook; its secret is shown. */
export function NewWebhookForm() {
  const router = useRouter();
  const { baseUrl } = useSite();
  const create = useChange(createWebhook);
  const [made, setMade] = useState<{ id: string; secret: ShownSecret } | null>(null);
  const { form, submit } = useCallForm<typeof createWebhook, WebhookValues>({
    call: createWebhook,
    values: EMPTY_WEBHOOK,
    toBody,
    send: async (body) => {
      const webhook = await create.mutateAsync({ body });
      setMade({ id: webhook.id, secret: shownWebhookSecret(webhook, baseUrl) });
    },
  });
  return (
    <div className="max-w-[640px]">
      <PageHeader
        back={<Link href="/webhooks">{words.webhooks}</Link>}
        title={words.title}
        description={words.description}
      />
      <CallForm
        onSubmit={submit}
        problem={form.formState.errors.root?.message}
        problemTitle={words.notCreated}
        action={words.title}
        pending={form.formState.isSubmitting}
        className="gap-7"
        aside={
          <Button asChild variant="ghost">
            <Link href="/webhooks">{commonWords.cancel}</Link>
          </Button>
        }
      >
        <WebhookFields form={form} />
      </CallForm>
      <SecretOnceDialog secret={made?.secret ?? null} onStored={() => made && router.push(`/webhooks/${made.id}`)} />
    </div>
  );
}
