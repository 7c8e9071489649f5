"use client";

import { toast } from "sonner";
import { updateWebhook, type Webhook } from "@/lib/contracts/webhooks";
import { useChange } from "@/lib/hooks/use-call";
import { Button } from "@/lib/ui/button";
import { commonWords } from "@/words/common";
import { CallForm } from "../../_parts/call-form";
import { useCallForm } from "../../_parts/use-call-form";
import { WebhookFields } from "../_parts/webhook-fields";
import { toBody, toValues, type WebhookValues } from "../_parts/webhook-values";

/** Everything that can be changed of a webhook. */
export function WebhookSettings({ webhook }: { webhook: Webhook }) {
  const update = useChange(updateWebhook);
  const { form, submit } = useCallForm<typeof updateWebhook, WebhookValues>({
    call: updateWebhook,
    values: toValues(webhook),
    toBody,
    send: async (body) => {
      form.reset(toValues(await update.mutateAsync({ params: { id: webhook.id }, body })));
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
      aside={
        isDirty && (
          <Button variant="ghost" onClick={() => form.reset(toValues(webhook))}>
            {commonWords.discard}
          </Button>
        )
      }
    >
      <WebhookFields form={form} />
    </CallForm>
  );
}
