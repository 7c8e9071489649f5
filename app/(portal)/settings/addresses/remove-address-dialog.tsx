"use client";

import { toast } from "sonner";
import type { OwnAllowEntry } from "@/lib/contracts/ip-allow-list";
import { useRemoveAllowEntry } from "@/lib/hooks/use-allow-list";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { errorText } from "@/lib/ui/error-state";

interface RemoveAddressDialogProps {
  entry: OwnAllowEntry;
  /** What stays on the list. */
  left: readonly OwnAllowEntry[];
  onClose: () => void;
}

function consequence({ cidr }: OwnAllowEntry, left: readonly OwnAllowEntry[]): string {
  if (left.length === 0) return "It is the last entry: your credentials are then served from everywhere.";
  if (!left.some(({ holdsYou }) => holdsYou)) {
    return "No other entry holds the address that you are seen as: what uses your credentials from here is then refused.";
  }
  return `What uses your credentials from ${cidr} is then refused.`;
}

/** Asks before addresses are taken off the list. */
export function RemoveAddressDialog({ entry, left, onClose }: RemoveAddressDialogProps) {
  const remove = useRemoveAllowEntry();
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Remove ${entry.cidr}?`}
      action="Remove"
      pending={remove.isPending}
      error={remove.error ? errorText(remove.error) : undefined}
      onConfirm={() =>
        remove.mutate(entry.id, {
          onSuccess: () => {
            toast.success(`${entry.cidr} is no longer listed`);
            onClose();
          },
        })
      }
    >
      <p>{consequence(entry, left)}</p>
    </ConfirmDialog>
  );
}
