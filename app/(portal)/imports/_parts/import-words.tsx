import { CircleCheck, CircleSlash, CircleX, type LucideIcon, RotateCw, Undo2 } from "lucide-react";
import type { ImportRun } from "@/lib/contracts/imports";
import { Badge } from "@/lib/ui/badge";

const STATES: Record<ImportRun["status"], { tone: "good" | "warn" | "bad" | "plain"; icon: LucideIcon; word: string }> =
  {
    running: { tone: "plain", icon: RotateCw, word: "Running" },
    done: { tone: "good", icon: CircleCheck, word: "Done" },
    failed: { tone: "bad", icon: CircleX, word: "Failed" },
    cancelled: { tone: "warn", icon: CircleSlash, word: "Cancelled" },
    undone: { tone: "warn", icon: Undo2, word: "Undone" },
  };

/** How an import stands. */
export function ImportBadge({ run: { status, dryRun } }: { run: ImportRun }) {
  const { tone, icon, word } = STATES[status];
  if (dryRun && status === "done") return <Badge icon={CircleCheck}>Checked</Badge>;
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}

const number = new Intl.NumberFormat("en-GB");

/** What an import came to: "77 added, 3 updated, 1 wrong". */
export const countsOf = ({ imported, updated, failed }: Pick<ImportRun, "imported" | "updated" | "failed">): string =>
  [`${number.format(imported)} added`, `${number.format(updated)} updated`, `${number.format(failed)} wrong`].join(
    ", ",
  );
