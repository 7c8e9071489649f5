"use client";

import { toast } from "sonner";
import type { InventoryItem } from "@/lib/contracts/inventory";
import { useEndInventoryItem } from "@/lib/hooks/use-inventory";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { errorText } from "@/lib/ui/error-state";
import { RelativeTime } from "@/lib/ui/relative-time";
import { KIND_WORDS, nameOf } from "./inventory-words";

/** Asks before one thing loses what lets it act. */
export function EndItemDialog({ item, onClose }: { item: InventoryItem; onClose: () => void }) {
  const end = useEndInventoryItem();
  const { verb, one } = KIND_WORDS[item.kind];
  const name = nameOf(item);
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`${verb} “${name}”?`}
      action={verb}
      pending={end.isPending}
      error={end.error ? errorText(end.error) : undefined}
      onConfirm={() =>
        end.mutate(item.id, {
          onSuccess: () => {
            toast.success(`“${name}” can no longer act for you`);
            onClose();
          },
        })
      }
    >
      <p>
        {one} <code className="break-all font-mono text-sm">{item.mark}</code> is refused from its next call on.
      </p>
      <p className="text-muted">
        {item.lastUsedAt ? (
          <>
            Last used <RelativeTime at={item.lastUsedAt} />
            {item.lastUsedAddress && ` from ${item.lastUsedAddress}`}.
          </>
        ) : (
          "It has never been used."
        )}
      </p>
    </ConfirmDialog>
  );
}
