"use client";

import { toast } from "sonner";
import { type LiveOperation, removeOperation } from "@/lib/contracts/operations";
import { useChange } from "@/lib/hooks/use-call";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { errorText } from "@/lib/ui/error-state";
import { adminOperationsWords } from "@/words/admin-operations";

const words = adminOperationsWords.remove;

/** Asks before an operation of an upstream API is taken away. */
export function RemoveOperationDialog({ operation, onClose }: { operation: LiveOperation; onClose: () => void }) {
  const remove = useChange(removeOperation);
  const address = `${operation.method} ${operation.path}`;
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={words.title(address)}
      action={words.action}
      pending={remove.isPending}
      error={remove.error ? errorText(remove.error) : undefined}
      onConfirm={() =>
        remove.mutate(
          { params: { id: operation.id } },
          {
            onSuccess: () => {
              toast.success(words.done(address));
              onClose();
            },
          },
        )
      }
    >
      <p>{words.consequences}</p>
    </ConfirmDialog>
  );
}
