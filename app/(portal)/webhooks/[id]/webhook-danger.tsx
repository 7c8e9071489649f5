"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { deleteWebhook, updateWebhook, type Webhook } from "@/lib/contracts/webhooks";
import { useChange } from "@/lib/hooks/use-call";
import { Button } from "@/lib/ui/button";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { DangerRow, DangerRows } from "@/lib/ui/danger-rows";
import { errorText } from "@/lib/ui/error-state";
import { webhooksWords } from "@/words/webhooks";
import { getName } from "../_parts/webhook-name";

const words = webhooksWords.danger;

/** Pause a webhook and let it go on, or delete it. */
export function WebhookDanger({ webhook }: { webhook: Webhook }) {
  const router = useRouter();
  const update = useChange(updateWebhook);
  const remove = useChange(deleteWebhook);
  const [deleting, setDeleting] = useState(false);
  const stopped = webhook.status !== "active";

  const toggle = () =>
    update.mutate(
      { params: { id: webhook.id }, body: { paused: !stopped } },
      {
        onSuccess: () => toast.success(stopped ? webhooksWords.detail.goneOn : words.pausedNow),
        onError: (error) => toast.error(webhooksWords.detail.notChanged, { description: errorText(error) }),
      },
    );

  return (
    <>
      <DangerRows>
        <DangerRow text={stopped ? words.isPaused : words.aboutPausing}>
          <Button variant="secondary" pending={update.isPending} onClick={toggle}>
            {stopped ? webhooksWords.detail.goOn : words.pause}
          </Button>
        </DangerRow>
        <DangerRow text={words.aboutDeleting}>
          <Button variant="dangerOutline" onClick={() => setDeleting(true)}>
            <Trash2 aria-hidden="true" />
            {words.deleteWebhook}
          </Button>
        </DangerRow>
      </DangerRows>
      <ConfirmDialog
        open={deleting}
        onOpenChange={setDeleting}
        title={words.deleteTitle(getName(webhook))}
        action={words.deleteWebhook}
        pending={remove.isPending}
        error={remove.error ? errorText(remove.error) : undefined}
        onConfirm={() =>
          remove.mutate(
            { params: { id: webhook.id } },
            {
              onSuccess: () => {
                toast.success(words.deleted);
                router.push("/webhooks");
              },
            },
          )
        }
      >
        <ul className="grid list-disc gap-1 pl-5">
          <li>{words.deleteNothingSent}</li>
          <li>{words.deleteWaiting}</li>
          <li>{words.deleteSecret}</li>
        </ul>
      </ConfirmDialog>
    </>
  );
}
