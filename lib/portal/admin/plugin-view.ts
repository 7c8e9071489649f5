import type { Database } from "../../../db/client";
import { listApplications } from "../../../db/queries/applications";
import { listPluginRows, listRecentRuns, type PluginRow, type PluginRun } from "../../../db/queries/plugins";
import { findApplicationUsage } from "../../../db/queries/usage";
import { ApiError } from "../../api-error";
import { momentIn } from "../../clock";
import type { Plugin, PluginRunView } from "../../contracts/plugins";
import { getFoundPlugins } from "../../plugins/found-plugins";
import { getState, type KnownPlugin, newScopes, nextRunAt, retryAt, runnable } from "../../plugins/plugin-state";
import type { Runtime } from "../../runtime";

/** The kind of application that a plugin's client is: nobody's but the system's. */
export const PLUGIN_CLIENTS = { kind: "plugin", ownerId: null } as const;

/** A run as administrators see it. */
export const runView = (run: PluginRun): PluginRunView => ({
  id: run.id,
  trigger: run.trigger,
  state: run.state,
  outcome: run.outcome,
  exitCode: run.exitCode,
  message: run.message,
  queuedAt: run.queuedAt.toISOString(),
  startedAt: run.startedAt?.toISOString() ?? null,
  endedAt: run.endedAt?.toISOString() ?? null,
});

const WEEK_MS = 604_800_000;

interface Client {
  clientId: string | null;
  calls: Plugin["calls"];
}

function view(plugin: KnownPlugin & { id: string }, { clientId, calls }: Client): Plugin {
  const { found, row, runs, id } = plugin;
  const [lastRun] = runs;
  const manifest = found?.manifest;
  return {
    id,
    name: manifest?.name ?? null,
    version: manifest?.version ?? null,
    description: manifest?.description ?? "",
    command: manifest?.command ?? [],
    state: getState(plugin),
    problem: found ? found.problem : "Its folder is gone.",
    scopes: manifest?.scopes ?? [],
    approvedScopes: row?.approvedScopes ?? [],
    newScopes: newScopes(plugin),
    schedule: manifest?.schedule ?? null,
    events: manifest?.events ?? [],
    clientId,
    enabledAt: row?.enabledAt?.toISOString() ?? null,
    nextRunAt: runnable(plugin) ? (nextRunAt(plugin)?.toISOString() ?? null) : null,
    retryAt: getState(plugin) === "backing-off" ? (retryAt(plugin)?.toISOString() ?? null) : null,
    lastRun: lastRun ? runView(lastRun) : null,
    calls,
  };
}

/** How the clients of plugins are called and what they have called, by the application's id. */
async function getClients(db: Database): Promise<(row: PluginRow | undefined) => Client> {
  const apps = await listApplications(db, PLUGIN_CLIENTS);
  const since = momentIn(-WEEK_MS).toISOString();
  const ids = apps.map(({ id }) => id);
  const usage = ids.length > 0 ? await findApplicationUsage(db, ids, since) : [];
  return (row) => {
    const counted = usage.find(({ id }) => id === row?.applicationId);
    const { succeeded, refused, failed } = counted ?? { succeeded: 0, refused: 0, failed: 0 };
    const app = apps.find(({ id }) => id === row?.applicationId);
    return { clientId: app?.clientId ?? null, calls: { succeeded, refused, failed } };
  };
}

/** Plugins as administrators see them, by the names of their folders; `only` the one of that name. */
export async function pluginViews(runtime: Runtime, only?: string): Promise<Plugin[]> {
  const { db } = runtime;
  const found = getFoundPlugins(runtime).list();
  const [rows, runs, getClient] = await Promise.all([listPluginRows(db), listRecentRuns(db), getClients(db)]);
  const ids = [...new Set([...found, ...rows].map(({ id }) => id))].filter((id) => only === undefined || id === only);
  return ids.sort().map((id) => {
    const row = rows.find((one) => one.id === id);
    const known = {
      id,
      found: found.find((one) => one.id === id),
      row,
      runs: runs.filter(({ pluginId }) => pluginId === id),
    };
    return view(known, getClient(row));
  });
}

/** There is no plugin in a folder of that name. */
export const noSuchPlugin = () => new ApiError("notFound", "There is no such plugin.");

/** One of them. Throws `ApiError("notFound")`. */
export async function pluginView(runtime: Runtime, id: string): Promise<Plugin> {
  const [one] = await pluginViews(runtime, id);
  if (!one) throw noSuchPlugin();
  return one;
}
