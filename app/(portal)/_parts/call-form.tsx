"use client";

import type { FormEventHandler, ReactNode } from "react";
import { Button } from "@/lib/ui/button";
import { cn } from "@/lib/ui/cn";
import { Notice } from "@/lib/ui/notice";
import { useInteractive } from "@/lib/ui/use-interactive";

interface CallFormProps {
  onSubmit: FormEventHandler<HTMLFormElement>;
  /** What went wrong that belongs to no field, with a title such as "The role was not saved". */
  problem: string | undefined;
  problemTitle: string;
  /** The verb on the button. */
  action: string;
  pending: boolean;
  disabled?: boolean;
  /** Beside the button, such as "Cancel". */
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** The frame of a form: its problem on top, its fields, its button. */
export function CallForm({
  onSubmit,
  problem,
  problemTitle,
  action,
  pending,
  disabled = false,
  aside,
  className,
  children,
}: CallFormProps) {
  const interactive = useInteractive();
  return (
    <form onSubmit={onSubmit} noValidate className={cn("grid max-w-[640px] gap-6", className)}>
      {problem && (
        <Notice tone="bad" role="alert" title={problemTitle}>
          {problem}
        </Notice>
      )}
      <fieldset disabled={!interactive} className="contents">
        {children}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" pending={pending} disabled={disabled}>
            {action}
          </Button>
          {aside}
        </div>
      </fieldset>
    </form>
  );
}
