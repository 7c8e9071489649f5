"use client";

import { useState } from "react";
import { toast } from "sonner";
import { type LiveOperation, listOperations, updateOperation } from "@/lib/contracts/operations";
import { type CallBody, callApi } from "@/lib/hooks/call-api";
import { useChange } from "@/lib/hooks/use-call";
import { Dialog } from "@/lib/ui/dialog";
import { adminOperationsWords } from "@/words/admin-operations";
import { CallForm } from "../../_parts/call-form";
import { isStale, StaleDialog } from "../../_parts/stale-dialog";
import { useCallForm } from "../../_parts/use-call-form";
import { AccessFields, UpstreamFields } from "./operation-fields";
import { type OperationValues, toAccess, toUpstream, toValues } from "./operation-values";

const words = adminOperationsWords.change;

interface OperationDialogProps {
  operation: LiveOperation;
  onClose: () => void;
}

/** Changes an operation: who may call it, and, of an upstream API, where it stands and leads. */
export function OperationDialog({ operation, onClose }: OperationDialogProps) {
  // What the form began with, until somebody else's change is taken over.
  const [base, setBase] = useState(operation);
  const [theirs, setTheirs] = useState<LiveOperation | null>(null);
  const update = useChange(updateOperation);
  const { gateway } = base;
  const save = async (body: CallBody<typeof updateOperation>) => {
    await update.mutateAsync({ params: { id: base.id }, body });
    toast.success(words.changed);
    onClose();
  };
  const toChange = (values: OperationValues) => ({ ...toAccess(values), ...(gateway && toUpstream(values)) });
  const { form, submit } = useCallForm<typeof updateOperation, OperationValues>({
    call: updateOperation,
    values: toValues(base),
    toBody: (values) => ({ ...toChange(values), version: base.version }),
    send: save,
    refused(error) {
      if (!isStale(error)) return false;
      callApi(listOperations, {}).then(
        ({ data }) => setTheirs(data.find(({ id }) => id === base.id) ?? null),
        () => undefined,
      );
      return true;
    },
  });
  const { formState } = form;
  if (theirs) {
    return (
      <StaleDialog
        what={words.staleWhat}
        pending={update.isPending}
        onClose={() => setTheirs(null)}
        onTheirs={() => {
          setBase(theirs);
          form.reset(toValues(theirs));
          setTheirs(null);
        }}
        onMine={() => {
          save({ ...toChange(form.getValues()), version: theirs.version }).catch(() => setTheirs(null));
        }}
      />
    );
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={base.summary}
      description={
        <code className="break-all font-mono text-sm">
          {base.method} {base.path}
        </code>
      }
      className="max-w-[600px]"
    >
      <CallForm
        onSubmit={submit}
        problem={formState.errors.root?.message}
        problemTitle={words.notChanged}
        action={words.save}
        pending={formState.isSubmitting}
      >
        {gateway && <UpstreamFields form={form} />}
        <AccessFields
          form={form}
          noScope={gateway ? adminOperationsWords.fields.anyGoodCredential : words.asDeclared(base.declaredScope)}
        />
      </CallForm>
    </Dialog>
  );
}
