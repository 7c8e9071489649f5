import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

/** A sheet with a hairline around it. */
export function Card({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("rounded-lg border border-hairline bg-surface", className)} {...props} />;
}

interface SectionProps {
  /** The anchor in the address. */
  id: string;
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
}

/** A section of a detail page: what it is about on the left, the thing itself on the right. */
export function Section({ id, title, description, children }: SectionProps) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="grid gap-x-12 gap-y-4 border-hairline border-t py-8 lg:grid-cols-[260px_minmax(0,1fr)]"
    >
      <div className="grid content-start gap-1">
        <h2 id={`${id}-title`} className="font-semibold text-lg">
          {title}
        </h2>
        {description && <p className="max-w-prose text-muted">{description}</p>}
      </div>
      <div className="grid min-w-0 content-start gap-4">{children}</div>
    </section>
  );
}

/** Facts as pairs of name and value. */
export function Facts({ facts }: { facts: readonly { name: string; value: ReactNode }[] }) {
  return (
    <dl className="divide-y divide-hairline rounded-lg border border-hairline bg-surface">
      {facts.map(({ name, value }) => (
        <div key={name} className="grid gap-x-6 gap-y-0.5 px-4 py-2.5 sm:grid-cols-[160px_minmax(0,1fr)]">
          <dt className="text-muted">{name}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
