"use client";

import { useForm } from "react-hook-form";
import { toast } from "sonner";
import type { Webhook } from "@/lib/contracts/webhooks";
import { useUpdateWebhook } from "@/lib/hooks/use-webhooks";
import { Button } from "@/lib/ui/button";
import { showApiError } from "@/lib/ui/form-errors";
import { Notice } from "@/lib/ui/notice";
import { commonWords } from "@/words/common";
import { WebhookFields } from "../_parts/webhook-fields";
import { bodyOf, resolveWebhook, valuesOf, WEBHOOK_FIELDS, type WebhookValues } from "../_parts/webhook-values";

/** Everything that can be changed of a webhook. */
export function WebhookSettings({ webhook }: { webhook: Webhook }) {
  const update = useUpdateWebhook(webhook.id);
  const form = useForm<WebhookValues>({
    values: valuesOf(webhook),
    resetOptions: { keepDirtyValues: true },
    resolver: resolveWebhook,
  });
  const { handleSubmit, setError, reset, formState } = form;

  const send = handleSubmit(async (values) => {
    try {
      reset(valuesOf(await update.mutateAsync(bodyOf(values))));
      toast.success(commonWords.changesSaved);
    } catch (error) {
      showApiError(error, setError, WEBHOOK_FIELDS);
    }
  });

  return (
    <form onSubmit={send} noValidate className="grid max-w-[640px] gap-6">
      {formState.errors.root && (
        <Notice tone="bad" role="alert" title={commonWords.changesNotSaved}>
          {formState.errors.root.message}
        </Notice>
      )}
      <WebhookFields form={form} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" pending={formState.isSubmitting} disabled={!formState.isDirty}>
          {commonWords.saveChanges}
        </Button>
        {formState.isDirty && (
          <Button variant="ghost" onClick={() => reset(valuesOf(webhook))}>
            {commonWords.discard}
          </Button>
        )}
      </div>
    </form>
  );
}
