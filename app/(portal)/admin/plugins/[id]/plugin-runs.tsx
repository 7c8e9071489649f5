"use client";

import { CircleCheck, CircleStop, LoaderCircle, TriangleAlert } from "lucide-react";
import { listPluginRuns, type PluginRunView } from "@/lib/contracts/plugins";
import { useAdmin } from "@/lib/hooks/use-admin";
import { Badge } from "@/lib/ui/badge";
import { RelativeTime } from "@/lib/ui/relative-time";
import { Fetched } from "../../_parts/fetched";
import { type Column, ListTable } from "../../_parts/list-table";

const REFRESH_MS = 3000;
const SHOWN = 10;

const TRIGGERS: Record<PluginRunView["trigger"], string> = {
  service: "By itself",
  schedule: "On schedule",
  event: "Something happened",
  hand: "By hand",
};

const ENDS: Record<NonNullable<PluginRunView["outcome"]>, { tone: "good" | "bad" | "plain"; word: string }> = {
  finished: { tone: "good", word: "Finished" },
  failed: { tone: "bad", word: "Failed" },
  stopped: { tone: "plain", word: "Stopped" },
  "out-of-memory": { tone: "bad", word: "Too much memory" },
  "out-of-time": { tone: "bad", word: "Too much time" },
  "not-started": { tone: "bad", word: "Not started" },
  lost: { tone: "bad", word: "Lost" },
};

const ICONS = { good: CircleCheck, bad: TriangleAlert, plain: CircleStop };

function Outcome({ run }: { run: PluginRunView }) {
  if (!run.outcome) return <Badge icon={LoaderCircle}>{run.state === "running" ? "Running" : "Waiting"}</Badge>;
  const { tone, word } = ENDS[run.outcome];
  return (
    <Badge tone={tone} icon={ICONS[tone]}>
      {word}
    </Badge>
  );
}

const seconds = ({ startedAt, endedAt }: PluginRunView) =>
  startedAt && endedAt ? `${((Date.parse(endedAt) - Date.parse(startedAt)) / 1000).toFixed(1)} s` : "–";

const COLUMNS: readonly Column<PluginRunView>[] = [
  { title: "Outcome", cell: (run) => <Outcome run={run} />, from: "md" },
  { title: "Started", cell: ({ startedAt }) => (startedAt ? <RelativeTime at={startedAt} /> : "–"), from: "md" },
  { title: "Took", cell: seconds, from: "md" },
];

const noteOf = ({ message, exitCode }: PluginRunView) =>
  message ?? (exitCode !== null && exitCode !== 0 ? `Exit code ${exitCode}.` : undefined);

/** The last runs of a plugin. */
export function PluginRuns({ id }: { id: string }) {
  const runs = useAdmin(listPluginRuns, { params: { id } }, { refetchInterval: REFRESH_MS });
  return (
    <Fetched query={runs} what="The runs">
      {({ data }) => (
        <ListTable
          rows={data.slice(0, SHOWN)}
          keyOf={(run) => run.id}
          title="Why"
          nameOf={(run) => {
            const note = noteOf(run);
            return { text: TRIGGERS[run.trigger], ...(note !== undefined && { note }) };
          }}
          columns={COLUMNS}
          none="It has not run yet."
        />
      )}
    </Fetched>
  );
}
