import type { ComponentProps } from "react";
import { cn } from "./cn";

/** The look that text boxes, selects and text areas share. */
export const controlClasses =
  "w-full min-w-0 rounded-lg border border-control bg-surface px-3 text-base text-ink transition-colors hover:border-muted focus-visible:border-accent focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:opacity-60 aria-invalid:border-bad max-sm:text-lg";

/** A one-line text box. */
export function Input({ className, ...props }: ComponentProps<"input">) {
  return <input className={cn(controlClasses, "h-9 max-sm:h-10", className)} {...props} />;
}

/** A text box of several lines. */
export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return <textarea className={cn(controlClasses, "min-h-20 py-2", className)} {...props} />;
}
