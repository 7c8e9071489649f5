"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { commonWords } from "@/words/common";
import { cn } from "./cn";

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** Neither a click outside nor Escape closes it: for what would be lost. */
  sticky?: boolean;
  className?: string;
  children: ReactNode;
}

const refuse = (event: Event) => event.preventDefault();

/** A dialog over the page; focus stays in it until it closes, then goes back to where it was. */
export function Dialog({ open, onOpenChange, title, description, sticky = false, className, children }: DialogProps) {
  const sticking = sticky ? { onInteractOutside: refuse, onEscapeKeyDown: refuse } : {};
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-scrim" />
        <Radix.Content
          {...sticking}
          {...(description ? {} : { "aria-describedby": undefined })}
          className={cn(
            "fixed top-1/2 left-1/2 z-40 grid max-h-[calc(100dvh-32px)] w-[calc(100vw-32px)] max-w-[480px] -translate-x-1/2 -translate-y-1/2 animate-rise gap-5 overflow-y-auto rounded-xl border border-hairline bg-raised p-5 shadow-overlay sm:p-6",
            className,
          )}
        >
          <div className="grid gap-1.5 pr-8">
            <Radix.Title className="font-semibold text-lg">{title}</Radix.Title>
            {description && <Radix.Description className="text-muted">{description}</Radix.Description>}
          </div>
          {!sticky && (
            <Radix.Close
              aria-label={commonWords.close}
              className="absolute top-4 right-4 grid size-8 place-items-center rounded-md text-muted transition-colors hover:bg-hover hover:text-ink"
            >
              <X aria-hidden="true" className="size-4" />
            </Radix.Close>
          )}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The row of buttons at the foot of a dialog; on phones they stand one above the other, the main one first. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">{children}</div>;
}
