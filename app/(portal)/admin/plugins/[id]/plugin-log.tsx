"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { listPluginLines, type PluginLineView } from "@/lib/contracts/plugins";
import { callApi } from "@/lib/hooks/call-api";
import { cn } from "@/lib/ui/cn";
import { adminPluginsWords } from "@/words/admin-plugins";

const words = adminPluginsWords.log;

const REFRESH_MS = 1500;
const MOST_LINES = 1000;

const INKS: Record<PluginLineView["source"], string> = {
  supervisor: "text-muted italic",
  output: "text-ink",
  errors: "text-bad",
};

const SOURCES: Record<PluginLineView["source"], string> = {
  supervisor: words.server,
  output: "",
  errors: words.errorOutput,
};

/** The lines of a plugin, those that are new asked for every second or so. */
function useLines(id: string) {
  const client = useQueryClient();
  const queryKey = ["admin", "plugin-log", id];
  return useQuery({
    queryKey,
    refetchInterval: REFRESH_MS,
    async queryFn({ signal }) {
      const before = client.getQueryData<PluginLineView[]>(queryKey) ?? [];
      const after = before.at(-1)?.n;
      const query = { limit: 500, ...(after !== undefined && { after }) };
      const { data } = await callApi(listPluginLines, { params: { id }, query }, signal);
      return [...before, ...data].slice(-MOST_LINES);
    },
  });
}

/** What a plugin prints, as it does. */
export function PluginLog({ id }: { id: string }) {
  const lines = useLines(id).data ?? [];
  return (
    // Columns in reverse keep the last line in view without moving whoever has scrolled up.
    <div
      role="log"
      aria-label={words.label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
      tabIndex={0}
      className="flex max-h-96 min-h-24 flex-col-reverse overflow-auto rounded-lg border border-hairline bg-sunken p-3 font-mono text-xs leading-5"
    >
      <ol>
        {lines.map(({ n, at, source, text }) => (
          <li key={n} className="grid gap-x-3 sm:grid-cols-[64px_minmax(0,1fr)]">
            <time dateTime={at} className="text-muted tabular-nums max-sm:hidden">
              {at.slice(11, 19)}
            </time>
            <span className={cn("whitespace-pre-wrap [overflow-wrap:anywhere]", INKS[source])}>
              {SOURCES[source] && <span className="sr-only">{SOURCES[source]}: </span>}
              {text}
            </span>
          </li>
        ))}
      </ol>
      {lines.length === 0 && <p className="text-muted">{words.empty}</p>}
    </div>
  );
}
