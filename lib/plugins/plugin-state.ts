import type { PluginRow, PluginRun } from "../../db/queries/plugins";
import type { FoundPlugin } from "./found-plugins";
import { type Manifest, nextTime } from "./manifest";

/** What there is to say of a plugin at a glance. Closed. */
const PLUGIN_STATES = [
  /** Its folder holds no plugin that could run. */
  "invalid",
  /** Its folder is gone. */
  "missing",
  /** Nobody has enabled it. */
  "disabled",
  /** It asks for more than it was allowed. */
  "needs-approval",
  "starting",
  "running",
  /** It failed, and is started again after a while. */
  "backing-off",
  /** It waits for its time, or for something to happen. */
  "ready",
  /** It came to its end. */
  "finished",
  /** An administrator stopped it. */
  "stopped",
] as const;
export type PluginState = (typeof PLUGIN_STATES)[number];

/** A plugin as everything that is known of it: its folder, what was decided, its last runs, newest first. */
export interface KnownPlugin {
  found: FoundPlugin | undefined;
  row: PluginRow | undefined;
  runs: readonly PluginRun[];
}

/** Scopes that it asks for and that nobody has looked at yet. */
export const newScopes = ({ found, row }: Pick<KnownPlugin, "found" | "row">): string[] =>
  found?.manifest && row ? found.manifest.scopes.filter((scope) => !row.askedScopes.includes(scope)) : [];

/** Whether it may be started. */
export function runnable(plugin: KnownPlugin): plugin is KnownPlugin & {
  found: FoundPlugin & { manifest: Manifest };
  row: PluginRow & { applicationId: string };
} {
  const { found, row } = plugin;
  const whole = found?.problem === null && found.manifest !== null;
  return whole && row?.enabledAt != null && row.applicationId !== null && newScopes(plugin).length === 0;
}

/** A service runs all the time; the others when it is their time, or something happens. */
export const isService = ({ schedule, events }: Manifest): boolean => schedule === undefined && events === undefined;

const LONGEST_BACK_OFF_SECONDS = 300;
/** One that ran this long before it failed did start well. */
const WELL_STARTED_MS = 60_000;

const duration = ({ startedAt, endedAt }: PluginRun) => (startedAt && endedAt ? +endedAt - +startedAt : 0);

const failed = ({ state, outcome }: PluginRun) => state === "ended" && outcome !== "finished" && outcome !== "stopped";

/** When a service that failed is started again: 1 s, 2 s, 4 s … 5 min after its end; `null` where it did not fail. */
export function retryAt({ runs }: Pick<KnownPlugin, "runs">): Date | null {
  const [last] = runs;
  if (!last?.endedAt || !failed(last)) return null;
  const end = runs.findIndex((run) => !failed(run) || duration(run) > WELL_STARTED_MS);
  const inARow = Math.max(1, end === -1 ? runs.length : end);
  return new Date(+last.endedAt + 1000 * Math.min(LONGEST_BACK_OFF_SECONDS, 2 ** (inARow - 1)));
}

/** When a scheduled one runs next. */
export function nextRunAt({ found, row, runs }: KnownPlugin): Date | null {
  const schedule = found?.manifest?.schedule;
  const since = runs.find(({ trigger }) => trigger === "schedule")?.queuedAt ?? row?.enabledAt;
  return schedule && since && !row?.stoppedAt ? nextTime(schedule, since) : null;
}

/** Whether it is time to start a service, or one that has a schedule. */
export function isDue(plugin: KnownPlugin, now: Date): "service" | "schedule" | null {
  const { found, row, runs } = plugin;
  if (!runnable(plugin) || row?.stoppedAt || runs.some(({ state }) => state !== "ended")) return null;
  if (found?.manifest && isService(found.manifest)) {
    const [last] = runs;
    if (last?.outcome === "finished") return null;
    const again = retryAt(plugin);
    return !again || again <= now ? "service" : null;
  }
  const next = nextRunAt(plugin);
  return next && next <= now ? "schedule" : null;
}

/** What there is to say of it at a glance. */
export function getState(plugin: KnownPlugin): PluginState {
  const { found, row, runs } = plugin;
  if (!found) return "missing";
  if (found.problem !== null) return "invalid";
  const [last] = runs;
  if (last?.state === "running") return "running";
  if (!row?.enabledAt) return "disabled";
  if (newScopes(plugin).length > 0) return "needs-approval";
  if (last?.state === "waiting") return "starting";
  if (row.stoppedAt) return "stopped";
  if (found.manifest && !isService(found.manifest)) return "ready";
  if (last?.outcome === "finished") return "finished";
  return retryAt(plugin) ? "backing-off" : "starting";
}
