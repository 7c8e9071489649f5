"use client";

import { toast } from "sonner";
import { endInventoryItem, type InventoryItem } from "@/lib/contracts/inventory";
import { useChange } from "@/lib/hooks/use-call";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { errorText } from "@/lib/ui/error-state";
import { RelativeTime } from "@/lib/ui/relative-time";
import { inventoryWords } from "@/words/inventory";
import { getName, KIND_WORDS } from "./inventory-words";

const words = inventoryWords.endItem;

/** Asks before one thing loses what lets it act. */
export function EndItemDialog({ item, onClose }: { item: InventoryItem; onClose: () => void }) {
  const end = useChange(endInventoryItem);
  const { verb, one } = KIND_WORDS[item.kind];
  const name = getName(item);
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={words.title(verb, name)}
      action={verb}
      pending={end.isPending}
      error={end.error ? errorText(end.error) : undefined}
      onConfirm={() =>
        end.mutate(
          { params: { id: item.id } },
          {
            onSuccess: () => {
              toast.success(words.ended(name));
              onClose();
            },
          },
        )
      }
    >
      <p>{words.consequences(one, <code className="break-all font-mono text-sm">{item.mark}</code>)}</p>
      <p className="text-muted">
        {item.lastUsedAt
          ? words.lastUsed(<RelativeTime at={item.lastUsedAt} />, item.lastUsedAddress)
          : words.neverBeenUsed}
      </p>
    </ConfirmDialog>
  );
}
