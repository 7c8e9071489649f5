import { cva } from "class-variance-authority";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

const notice = cva("flex flex-wrap gap-x-3 gap-y-3 rounded-lg border p-3.5 text-base", {
  variants: {
    tone: {
      good: "border-good/30 bg-good-tint",
      warn: "border-warn/30 bg-warn-tint",
      bad: "border-bad/30 bg-bad-tint",
      plain: "border-hairline bg-sunken",
    },
  },
});

const ICONS = { good: CircleCheck, warn: TriangleAlert, bad: CircleAlert, plain: Info };
const INKS = { good: "text-good", warn: "text-warn", bad: "text-bad", plain: "text-muted" };

interface NoticeProps {
  tone?: keyof typeof ICONS;
  title?: ReactNode;
  /** Read out when it appears: `alert` for failures, `status` for the rest. */
  role?: "alert" | "status";
  action?: ReactNode;
  className?: string;
  children?: ReactNode;
}

/** A message in the page: what happened or will happen, why, and what to do. */
export function Notice({ tone = "plain", title, role, action, className, children }: NoticeProps) {
  const Icon = ICONS[tone];
  return (
    <div role={role} className={cn(notice({ tone }), className)}>
      <Icon aria-hidden="true" className={cn("mt-0.5 size-[18px] shrink-0", INKS[tone])} />
      <div className="grid min-w-0 flex-1 basis-52 gap-1">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className="break-words text-ink">{children}</div>}
      </div>
      {action && <div className="shrink-0 self-center max-sm:ml-[30px]">{action}</div>}
    </div>
  );
}
