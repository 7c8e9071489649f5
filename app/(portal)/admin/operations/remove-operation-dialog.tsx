"use client";

import { toast } from "sonner";
import { type LiveOperation, removeOperation } from "@/lib/contracts/operations";
import { useAdminChange } from "@/lib/hooks/use-admin";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { errorText } from "@/lib/ui/error-state";

/** Asks before an operation of an upstream API is taken away. */
export function RemoveOperationDialog({ operation, onClose }: { operation: LiveOperation; onClose: () => void }) {
  const remove = useAdminChange(removeOperation);
  const address = `${operation.method} ${operation.path}`;
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Remove ${address}?`}
      action="Remove operation"
      pending={remove.isPending}
      error={remove.error ? errorText(remove.error) : undefined}
      onConfirm={() =>
        remove.mutate(
          { params: { id: operation.id } },
          {
            onSuccess: () => {
              toast.success(`${address} is removed`);
              onClose();
            },
          },
        )
      }
    >
      <p>Its address is answered with 404 from the next call on. The upstream itself is left as it is.</p>
    </ConfirmDialog>
  );
}
