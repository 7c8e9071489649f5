import { RelativeTime } from "@/lib/ui/relative-time";
import { commonWords } from "@/words/common";

/** When something was last used, or that it never was. */
export function LastUsed({ at }: { at: string | null }) {
  return at ? <RelativeTime at={at} /> : <span className="text-muted">{commonWords.never}</span>;
}
