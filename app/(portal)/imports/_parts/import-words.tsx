import { CircleCheck, CircleSlash, CircleX, type LucideIcon, RotateCw, Undo2 } from "lucide-react";
import type { ImportRun } from "@/lib/contracts/imports";
import { Badge } from "@/lib/ui/badge";
import { commonWords } from "@/words/common";
import { importsWords } from "@/words/imports";

const words = importsWords.states;

const STATES: Record<ImportRun["status"], { tone: "good" | "warn" | "bad" | "plain"; icon: LucideIcon; word: string }> =
  {
    running: { tone: "plain", icon: RotateCw, word: words.running },
    done: { tone: "good", icon: CircleCheck, word: commonWords.done },
    failed: { tone: "bad", icon: CircleX, word: words.failed },
    cancelled: { tone: "warn", icon: CircleSlash, word: words.cancelled },
    undone: { tone: "warn", icon: Undo2, word: words.undone },
  };

/** How an import stands. */
export function ImportBadge({ run: { status, dryRun } }: { run: ImportRun }) {
  const { tone, icon, word } = STATES[status];
  if (dryRun && status === "done") return <Badge icon={CircleCheck}>{words.checked}</Badge>;
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}

/** What an import came to: "77 added, 3 updated, 1 wrong". */
export const formatCounts = ({
  imported,
  updated,
  failed,
}: Pick<ImportRun, "imported" | "updated" | "failed">): string => importsWords.counts(imported, updated, failed);
