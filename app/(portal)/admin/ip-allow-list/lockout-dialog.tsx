"use client";

import { ApiCallError } from "@/lib/hooks/call-api";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { adminIpAllowListWords } from "@/words/admin-ip-allow-list";

const words = adminIpAllowListWords.lockout;

/** Whether a change was refused because it would shut out the address that it comes from. */
export const isLockout = (error: unknown): error is ApiCallError =>
  error instanceof ApiCallError && error.details.some(({ field }) => field === "allowLockout");

interface LockoutDialogProps {
  refusal: ApiCallError;
  pending: boolean;
  /** What went wrong when it was meant after all. */
  error?: string | undefined;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks whether one means to shut oneself out. */
export function LockoutDialog({ refusal, pending, error, onConfirm, onClose }: LockoutDialogProps) {
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={words.title}
      action={words.action}
      pending={pending}
      error={error}
      onConfirm={onConfirm}
    >
      <p>{refusal.message}</p>
      <p>{words.consequences}</p>
    </ConfirmDialog>
  );
}
