"use client";

import type { ReactNode } from "react";
import { ApiCallError } from "@/lib/hooks/call-api";
import { Button } from "@/lib/ui/button";
import { Dialog, DialogActions } from "@/lib/ui/dialog";
import { partsWords } from "@/words/parts";

const words = partsWords.stale;

/** Whether a change was refused because somebody else was faster. */
export const isStale = (error: unknown): boolean => error instanceof ApiCallError && error.status === 412;

interface StaleDialogProps {
  /** As in "Somebody else changed this role". */
  what: string;
  /** What they changed, as far as it is known. */
  children?: ReactNode;
  pending: boolean;
  onTheirs: () => void;
  onMine: () => void;
  onClose: () => void;
}

/** Tells that somebody else saved first. Nothing of either is lost until one of the two is chosen. */
export function StaleDialog({ what, children, pending, onTheirs, onMine, onClose }: StaleDialogProps) {
  return (
    <Dialog open onOpenChange={onClose} title={words.title(what)} description={words.text}>
      {children}
      <DialogActions>
        <Button variant="ghost" onClick={onClose}>
          {words.keepEditing}
        </Button>
        <Button variant="secondary" onClick={onTheirs}>
          {words.takeTheirs}
        </Button>
        <Button pending={pending} onClick={onMine}>
          {words.saveMine}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
