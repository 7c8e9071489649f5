import type { ReactNode } from "react";
import { Card } from "@/lib/ui/card";

/** The one sheet of an account page: title, form, and below it the way to the other forms. */
export function AccountCard({
  title,
  description,
  foot,
  children,
}: {
  title: string;
  description?: ReactNode;
  foot?: ReactNode;
  children: ReactNode;
}) {
  return (
    <>
      <Card className="grid gap-6 p-6 sm:p-8">
        <div className="grid gap-1.5">
          <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
          {description && <div className="break-words text-muted">{description}</div>}
        </div>
        {children}
      </Card>
      {foot && <p className="mt-5 text-center text-muted">{foot}</p>}
    </>
  );
}

/** A link inside a sentence. */
export const textLinkClasses =
  "rounded-sm font-medium text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent";
