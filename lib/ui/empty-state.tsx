import type { ReactNode } from "react";
import { Card } from "./card";

interface EmptyStateProps {
  title: string;
  /** What the thing is good for. */
  children: ReactNode;
  /** A picture of it in two lines of code. */
  picture: string;
  action: ReactNode;
}

/** A list with nothing in it yet: what it is for, how it looks in use, and how to begin. */
export function EmptyState({ title, children, picture, action }: EmptyStateProps) {
  return (
    <Card className="grid gap-6 p-6 sm:p-10 lg:grid-cols-2 lg:items-center">
      <div className="grid justify-items-start gap-4">
        <div className="grid gap-1.5">
          <h2 className="font-semibold text-lg">{title}</h2>
          <p className="max-w-prose text-muted">{children}</p>
        </div>
        {action}
      </div>
      <pre className="overflow-hidden whitespace-pre-wrap break-all rounded-lg border border-hairline bg-sunken p-4 font-mono text-muted text-sm">
        {picture}
      </pre>
    </Card>
  );
}
