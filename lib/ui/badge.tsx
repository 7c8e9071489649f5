import { cva } from "class-variance-authority";
import { CircleCheck, CircleSlash, Clock, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { uiWords } from "@/words/ui";
import { cn } from "./cn";

const words = uiWords.badge;

const badge = cva(
  "inline-flex h-[22px] shrink-0 items-center gap-1 whitespace-nowrap rounded-full px-2 font-medium text-xs",
  {
    variants: {
      tone: {
        good: "bg-good-tint text-good",
        warn: "bg-warn-tint text-warn",
        bad: "bg-bad-tint text-bad",
        plain: "bg-hover text-ink",
      },
    },
    defaultVariants: { tone: "plain" },
  },
);

/** A word with a tint and, where it is a state, an icon: never the colour alone. */
export function Badge({
  tone = "plain",
  icon: Icon,
  className,
  children,
}: {
  tone?: "good" | "warn" | "bad" | "plain";
  icon?: LucideIcon;
  className?: string;
  children: ReactNode;
}) {
  return (
    <span className={cn(badge({ tone }), className)}>
      {Icon && <Icon aria-hidden="true" className="size-3" />}
      {children}
    </span>
  );
}

const STATES = {
  active: { tone: "good", icon: CircleCheck, word: words.active },
  expiring: { tone: "warn", icon: TriangleAlert, word: words.expiresSoon },
  expired: { tone: "warn", icon: Clock, word: words.expired },
  disabled: { tone: "bad", icon: CircleSlash, word: words.disabled },
} as const;
export type State = keyof typeof STATES;

/** The state of a credential or app. */
export function StateBadge({ state }: { state: State }) {
  const { tone, icon, word } = STATES[state];
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}
