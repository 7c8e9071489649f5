"use client";

import { type ReactNode, useState } from "react";
import { commonWords } from "@/words/common";
import { uiWords } from "@/words/ui";
import { Button } from "./button";
import { Dialog, DialogActions } from "./dialog";
import { Field } from "./field";
import { Input } from "./input";
import { Notice } from "./notice";

const words = uiWords.confirm;

interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What stops, for whom and when. */
  children: ReactNode;
  /** The verb on the button. */
  action: string;
  /** To be typed before the button works: only where nothing can bring it back. */
  typeToConfirm?: string;
  /** Nothing is chosen yet that could be done. */
  disabled?: boolean;
  pending: boolean;
  error?: string | undefined;
  onConfirm: () => void;
}

/** Asks before something is destroyed. */
export function ConfirmDialog({
  typeToConfirm,
  action,
  disabled = false,
  pending,
  error,
  onConfirm,
  children,
  ...dialog
}: ConfirmDialogProps) {
  const [typed, setTyped] = useState("");
  const ready = !disabled && (typeToConfirm === undefined || typed.trim() === typeToConfirm);
  return (
    <Dialog {...dialog}>
      <form
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) onConfirm();
        }}
      >
        <div className="grid gap-3">{children}</div>
        {typeToConfirm !== undefined && (
          <Field label={words.typeToConfirm(<span className="break-all font-mono">{typeToConfirm}</span>)}>
            {(control) => (
              <Input
                {...control}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                autoComplete="off"
                spellCheck={false}
              />
            )}
          </Field>
        )}
        {error && (
          <Notice tone="bad" role="alert">
            {error}
          </Notice>
        )}
        <DialogActions>
          <Button variant="secondary" onClick={() => dialog.onOpenChange(false)}>
            {commonWords.cancel}
          </Button>
          <Button type="submit" variant="danger" pending={pending} disabled={!ready}>
            {action}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
