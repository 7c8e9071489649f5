"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { Checkbox } from "@/lib/ui/choice";

interface ToggleProps extends Omit<ComponentProps<"input">, "type" | "title"> {
  title: ReactNode;
  description: ReactNode;
}

/** A tick box with its consequence below it. */
export function Toggle({ title, description, ...props }: ToggleProps) {
  const id = useId();
  return (
    <div className="flex gap-3">
      <Checkbox {...props} id={id} aria-describedby={`${id}-words`} className="mt-0.5" />
      <div>
        <label htmlFor={id} className="font-medium">
          {title}
        </label>
        <p id={`${id}-words`} className="text-muted text-sm">
          {description}
        </p>
      </div>
    </div>
  );
}
