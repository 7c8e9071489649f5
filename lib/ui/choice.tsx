import { Check } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

/** A tick box. The browser's own control, drawn in our colours. */
export function Checkbox({ className, ...props }: Omit<ComponentProps<"input">, "type">) {
  return (
    <span className={cn("relative grid size-4 shrink-0 place-items-center", className)}>
      <input
        type="checkbox"
        className="peer absolute inset-0 size-4 appearance-none rounded-sm border border-control bg-surface transition-colors checked:border-accent checked:bg-accent disabled:opacity-55"
        {...props}
      />
      <Check
        aria-hidden="true"
        strokeWidth={3}
        className="pointer-events-none relative size-3 text-accent-ink opacity-0 peer-checked:opacity-100"
      />
    </span>
  );
}

/** A tick box that looks like a switch. The browser's own control: it works without JavaScript. */
export function Switch({ className, ...props }: Omit<ComponentProps<"input">, "type">) {
  return (
    <span className={cn("relative inline-flex h-5 w-9 shrink-0", className)}>
      <input
        type="checkbox"
        className="peer absolute inset-0 h-5 w-9 appearance-none rounded-full border border-control bg-sunken transition-colors checked:border-accent checked:bg-accent disabled:opacity-55"
        {...props}
      />
      <span
        aria-hidden="true"
        className="pointer-events-none relative m-[3px] size-3.5 rounded-full bg-control transition-[translate,background-color] peer-checked:translate-x-4 peer-checked:bg-accent-ink"
      />
    </span>
  );
}

interface RadioCardProps extends Omit<ComponentProps<"input">, "type" | "title"> {
  title: ReactNode;
  description: ReactNode;
}

/** One of several choices, with its consequence in the same box. */
export function RadioCard({ title, description, className, ...props }: RadioCardProps) {
  return (
    <label
      className={cn(
        "flex gap-3 rounded-lg border border-control/55 bg-surface p-3.5 transition-colors hover:bg-hover has-checked:border-accent has-checked:bg-accent-tint has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2",
        className,
      )}
    >
      <span className="relative mt-0.5 grid size-4 shrink-0 place-items-center">
        <input
          type="radio"
          className="peer absolute inset-0 size-4 appearance-none rounded-full border border-control bg-surface checked:border-accent focus-visible:outline-none"
          {...props}
        />
        <span
          aria-hidden="true"
          className="pointer-events-none relative size-2 rounded-full bg-accent opacity-0 peer-checked:opacity-100"
        />
      </span>
      <span className="grid content-start gap-0.5">
        <span className="font-medium">{title}</span>
        <span className="text-sm text-muted">{description}</span>
      </span>
    </label>
  );
}
