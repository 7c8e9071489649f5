import {
  CircleCheck,
  CircleDashed,
  CircleSlash,
  CircleStop,
  Clock,
  FolderX,
  LoaderCircle,
  type LucideIcon,
  Play,
  ShieldQuestion,
  TriangleAlert,
} from "lucide-react";
import type { Plugin } from "@/lib/contracts/plugins";
import { Badge } from "@/lib/ui/badge";
import { adminPluginsWords } from "@/words/admin-plugins";

const words = adminPluginsWords.badge;

interface Shown {
  tone: "good" | "warn" | "bad" | "plain";
  icon: LucideIcon;
  word: string;
  /** What it means. */
  sentence: string;
}

/** Every state of a plugin in words. */
export const PLUGIN_STATES: Record<Plugin["state"], Shown> = {
  invalid: { tone: "bad", icon: TriangleAlert, word: words.broken, sentence: words.brokenText },
  missing: { tone: "bad", icon: FolderX, word: words.missing, sentence: words.missingText },
  disabled: { tone: "plain", icon: CircleSlash, word: words.notEnabled, sentence: words.notEnabledText },
  "needs-approval": {
    tone: "warn",
    icon: ShieldQuestion,
    word: words.asksForMore,
    sentence: words.asksForMoreText,
  },
  starting: { tone: "plain", icon: LoaderCircle, word: words.starting, sentence: words.startingText },
  running: { tone: "good", icon: Play, word: words.running, sentence: words.runningText },
  "backing-off": {
    tone: "warn",
    icon: Clock,
    word: words.failing,
    sentence: words.failingText,
  },
  ready: {
    tone: "good",
    icon: CircleDashed,
    word: words.ready,
    sentence: words.readyText,
  },
  finished: { tone: "good", icon: CircleCheck, word: words.finished, sentence: words.finishedText },
  stopped: { tone: "plain", icon: CircleStop, word: words.stopped, sentence: words.stoppedText },
};

/** The state of a plugin. */
export function PluginBadge({ state }: { state: Plugin["state"] }) {
  const { tone, icon, word } = PLUGIN_STATES[state];
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}
