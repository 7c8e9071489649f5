"use client";

import { useState } from "react";
import { toast } from "sonner";
import { removeSystemAllowEntry, type SystemAllowEntry } from "@/lib/contracts/ip-allow-list";
import type { ApiCallError } from "@/lib/hooks/call-api";
import { useChange } from "@/lib/hooks/use-call";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { errorText } from "@/lib/ui/error-state";
import { adminIpAllowListWords } from "@/words/admin-ip-allow-list";
import { commonWords } from "@/words/common";
import { isLockout, LockoutDialog } from "./lockout-dialog";

const words = adminIpAllowListWords.removeEntry;

interface RemoveEntryDialogProps {
  entry: SystemAllowEntry;
  /** As in "the last entry for everyone". */
  whose: string;
  /** Whether the list is empty without it, and so refuses nobody. */
  last: boolean;
  onClose: () => void;
}

/** Takes an entry off a list; asks once more where that shuts the administrator out. */
export function RemoveEntryDialog({ entry, whose, last, onClose }: RemoveEntryDialogProps) {
  const remove = useChange(removeSystemAllowEntry);
  const [lockout, setLockout] = useState<ApiCallError | null>(null);
  const send = (allowLockout?: "true") =>
    remove.mutate(
      { params: { id: entry.id }, query: { allowLockout } },
      {
        onSuccess: () => {
          toast.success(words.done(entry.cidr));
          onClose();
        },
        onError: (error) => isLockout(error) && setLockout(error),
      },
    );
  const error = remove.error && !isLockout(remove.error) ? errorText(remove.error) : undefined;
  if (lockout) {
    return (
      <LockoutDialog
        refusal={lockout}
        pending={remove.isPending}
        error={error}
        onConfirm={() => send("true")}
        onClose={onClose}
      />
    );
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={words.title(entry.cidr)}
      action={commonWords.remove}
      pending={remove.isPending}
      error={error}
      onConfirm={() => send()}
    >
      <p>{last ? words.lastEntry(whose) : words.consequences}</p>
    </ConfirmDialog>
  );
}
