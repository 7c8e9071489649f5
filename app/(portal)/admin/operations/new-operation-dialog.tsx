"use client";

import { toast } from "sonner";
import { createOperation } from "@/lib/contracts/operations";
import { useChange } from "@/lib/hooks/use-call";
import { Dialog } from "@/lib/ui/dialog";
import { adminOperationsWords } from "@/words/admin-operations";
import { CallForm } from "../../_parts/call-form";
import { useCallForm } from "../../_parts/use-call-form";
import { AccessFields, UpstreamFields } from "./operation-fields";
import { EMPTY, type OperationValues, toAccess, toUpstream } from "./operation-values";

const words = adminOperationsWords.new;

/** Puts an operation of an upstream API behind the gate. */
export function NewOperationDialog({ onClose }: { onClose: () => void }) {
  const create = useChange(createOperation);
  const { form, submit } = useCallForm<typeof createOperation, OperationValues>({
    call: createOperation,
    values: EMPTY,
    toBody: (values) => ({ ...toUpstream(values), ...toAccess(values) }),
    async send(body) {
      const { method, path } = await create.mutateAsync({ body });
      toast.success(words.created(method, path));
      onClose();
    },
  });
  const { formState } = form;
  return (
    <Dialog open onOpenChange={onClose} title={words.title} description={words.description} className="max-w-[600px]">
      <CallForm
        onSubmit={submit}
        problem={formState.errors.root?.message}
        problemTitle={words.notCreated}
        action={words.action}
        pending={formState.isSubmitting}
      >
        <UpstreamFields form={form} />
        <AccessFields form={form} noScope={adminOperationsWords.fields.anyGoodCredential} />
      </CallForm>
    </Dialog>
  );
}
