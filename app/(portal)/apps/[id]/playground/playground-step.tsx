import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { Card } from "@/lib/ui/card";
import { cn } from "@/lib/ui/cn";

interface PlaygroundStepProps {
  number: number;
  title: string;
  /** What happens in it, and why. */
  about: ReactNode;
  state: "done" | "now" | "later";
  children?: ReactNode;
}

/** One step of the flow; those that are still to come show only what they are about. */
export function PlaygroundStep({ number, title, about, state, children }: PlaygroundStepProps) {
  return (
    <li aria-current={state === "now" ? "step" : undefined}>
      <Card className={cn("grid gap-4 p-4 sm:p-5", state === "later" && "bg-transparent")}>
        <div className="flex gap-4">
          <span
            aria-hidden="true"
            className={cn(
              "grid size-7 shrink-0 place-items-center rounded-full border font-medium text-sm",
              state === "done" && "border-good/40 bg-good-tint text-good",
              state === "now" && "border-accent bg-accent-tint text-accent",
              state === "later" && "border-hairline text-muted",
            )}
          >
            {state === "done" ? <Check className="size-4" /> : number}
          </span>
          <div className="grid min-w-0 gap-1 pt-0.5">
            <h2 className="font-semibold text-lg leading-6">{title}</h2>
            <p className="max-w-prose text-muted">{about}</p>
          </div>
        </div>
        {state !== "later" && children && <div className="grid min-w-0 gap-4 sm:pl-11">{children}</div>}
      </Card>
    </li>
  );
}
