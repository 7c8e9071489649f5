import { ChevronLeft } from "lucide-react";
import type { ReactNode } from "react";
import { HelpLink } from "./help-link";

interface PageHeaderProps {
  title: ReactNode;
  /** One sentence that says what the place is for. */
  description?: ReactNode;
  /** A link to the place above. */
  back?: ReactNode;
  /** Status beside the title. */
  status?: ReactNode;
  actions?: ReactNode;
}

/** The head of every page: where one is, what it is for, what one can do. */
export function PageHeader({ title, description, back, status, actions }: PageHeaderProps) {
  return (
    <header className="mb-6 grid gap-3">
      {back && (
        <div className="-ml-1 flex items-center gap-0.5 text-muted text-sm [&_a:hover]:text-ink">
          <ChevronLeft aria-hidden="true" className="size-4" />
          {back}
        </div>
      )}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="grid min-w-0 gap-1">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="min-w-0 break-words text-title">{title}</h1>
            {status}
          </div>
          <p className="max-w-prose text-muted empty:hidden">
            {description}
            {!back && <HelpLink />}
          </p>
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </header>
  );
}
