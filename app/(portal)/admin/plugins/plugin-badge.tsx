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

interface Shown {
  tone: "good" | "warn" | "bad" | "plain";
  icon: LucideIcon;
  word: string;
  /** What it means. */
  sentence: string;
}

/** Every state of a plugin in words. */
export const PLUGIN_STATES: Record<Plugin["state"], Shown> = {
  invalid: { tone: "bad", icon: TriangleAlert, word: "Cannot run", sentence: "Something is wrong with its folder." },
  missing: { tone: "bad", icon: FolderX, word: "Missing", sentence: "Its folder is gone." },
  disabled: { tone: "plain", icon: CircleSlash, word: "Not enabled", sentence: "It does not run and holds nothing." },
  "needs-approval": {
    tone: "warn",
    icon: ShieldQuestion,
    word: "Asks for more",
    sentence:
      "It was upgraded and asks for more than it was allowed. It does not start before you have looked at that.",
  },
  starting: { tone: "plain", icon: LoaderCircle, word: "Starting", sentence: "It is about to start." },
  running: { tone: "good", icon: Play, word: "Running", sentence: "It runs at this moment." },
  "backing-off": {
    tone: "warn",
    icon: Clock,
    word: "Failing",
    sentence: "It failed. It is started again, each time a little later.",
  },
  ready: {
    tone: "good",
    icon: CircleDashed,
    word: "Ready",
    sentence: "It waits for its time, or for something to happen.",
  },
  finished: { tone: "good", icon: CircleCheck, word: "Finished", sentence: "It came to its end." },
  stopped: { tone: "plain", icon: CircleStop, word: "Stopped", sentence: "It was stopped. Run it to go on." },
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
