import type { ReactNode } from "react";

interface MessagePageProps {
  /** A word above the title, such as the status. */
  kicker?: string;
  title: string;
  children: ReactNode;
  actions?: ReactNode;
}

/** A page that only says something: what happened, why, and where to go from here. */
export function MessagePage({ kicker, title, children, actions }: MessagePageProps) {
  return (
    <div className="mx-auto grid w-full max-w-page content-start gap-5 px-4 py-16 *:max-w-[560px] sm:px-6 sm:py-24">
      {kicker && <p className="font-mono text-muted text-sm">{kicker}</p>}
      <h1 className="text-title">{title}</h1>
      <div className="grid gap-3 text-lg text-muted [&_strong]:font-medium [&_strong]:text-ink">{children}</div>
      {actions && <div className="flex flex-wrap gap-2 pt-1">{actions}</div>}
    </div>
  );
}
