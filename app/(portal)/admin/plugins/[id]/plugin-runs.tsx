"use client";

import { CircleCheck, CircleStop, LoaderCircle, TriangleAlert } from "lucide-react";
import { listPluginRuns, type PluginRunView } from "@/lib/contracts/plugins";
import { useCall } from "@/lib/hooks/use-call";
import { Badge } from "@/lib/ui/badge";
import { RelativeTime } from "@/lib/ui/relative-time";
import { adminPluginsWords } from "@/words/admin-plugins";
import { Fetched } from "../../../_parts/fetched";
import { type Column, ListTable } from "../../../_parts/list-table";

const words = adminPluginsWords.runs;

const REFRESH_MS = 3000;
const SHOWN = 10;

const TRIGGERS: Record<PluginRunView["trigger"], string> = {
  service: words.byItself,
  schedule: words.onSchedule,
  event: words.somethingHappened,
  hand: words.byHand,
};

const ENDS: Record<NonNullable<PluginRunView["outcome"]>, { tone: "good" | "bad" | "plain"; word: string }> = {
  finished: { tone: "good", word: words.finished },
  failed: { tone: "bad", word: words.failed },
  stopped: { tone: "plain", word: words.stopped },
  "out-of-memory": { tone: "bad", word: words.tooMuchMemory },
  "out-of-time": { tone: "bad", word: words.tooMuchTime },
  "not-started": { tone: "bad", word: words.notStarted },
  lost: { tone: "bad", word: words.lost },
};

const ICONS = { good: CircleCheck, bad: TriangleAlert, plain: CircleStop };

function Outcome({ run }: { run: PluginRunView }) {
  if (!run.outcome) return <Badge icon={LoaderCircle}>{run.state === "running" ? words.running : words.waiting}</Badge>;
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
  { title: words.outcome, cell: (run) => <Outcome run={run} />, from: "md" },
  { title: words.started, cell: ({ startedAt }) => (startedAt ? <RelativeTime at={startedAt} /> : "–"), from: "md" },
  { title: words.took, cell: seconds, from: "md" },
];

const getNote = ({ message, exitCode }: PluginRunView) =>
  message ?? (exitCode !== null && exitCode !== 0 ? words.exitCode(exitCode) : undefined);

/** The last runs of a plugin. */
export function PluginRuns({ id }: { id: string }) {
  const runs = useCall(listPluginRuns, { params: { id } }, { every: REFRESH_MS });
  return (
    <Fetched query={runs} notFetched={words.notFetched}>
      {({ data }) => (
        <ListTable
          rows={data.slice(0, SHOWN)}
          rowKey={(run) => run.id}
          title={words.why}
          rowName={(run) => {
            const note = getNote(run);
            return { text: TRIGGERS[run.trigger], ...(note !== undefined && { note }) };
          }}
          columns={COLUMNS}
          none={words.empty}
        />
      )}
    </Fetched>
  );
}
