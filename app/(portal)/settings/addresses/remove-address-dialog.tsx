"use client";

import { toast } from "sonner";
import { type OwnAllowEntry, removeAllowEntry } from "@/lib/contracts/ip-allow-list";
import { useChange } from "@/lib/hooks/use-call";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { errorText } from "@/lib/ui/error-state";
import { commonWords } from "@/words/common";
import { settingsWords } from "@/words/settings";

const words = settingsWords.removeAddress;

interface RemoveAddressDialogProps {
  entry: OwnAllowEntry;
  /** What stays on the list. */
  left: readonly OwnAllowEntry[];
  onClose: () => void;
}

function consequence({ cidr }: OwnAllowEntry, left: readonly OwnAllowEntry[]): string {
  if (left.length === 0) return words.lastEntry;
  if (!left.some(({ holdsYou }) => holdsYou)) {
    return words.shutsOutHere;
  }
  return words.consequences(cidr);
}

/** Asks before addresses are taken off the list. */
export function RemoveAddressDialog({ entry, left, onClose }: RemoveAddressDialogProps) {
  const remove = useChange(removeAllowEntry);
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={words.title(entry.cidr)}
      action={commonWords.remove}
      pending={remove.isPending}
      error={remove.error ? errorText(remove.error) : undefined}
      onConfirm={() =>
        remove.mutate(
          { params: { id: entry.id } },
          {
            onSuccess: () => {
              toast.success(words.removed(entry.cidr));
              onClose();
            },
          },
        )
      }
    >
      <p>{consequence(entry, left)}</p>
    </ConfirmDialog>
  );
}
