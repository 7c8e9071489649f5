import type { Database } from "../../../db/client";
import {
  deleteSecrets,
  insertApplication,
  listApplications,
  updateApplication,
} from "../../../db/queries/applications";
import { listLines } from "../../../db/queries/plugin-lines";
import {
  changePlugin,
  listPluginRows,
  listRecentRuns,
  listRuns,
  lockPlugin,
  type PluginRow,
  type PluginRun,
  putPlugin,
  queueRun,
  stopRuns,
} from "../../../db/queries/plugins";
import { usageOfApplications } from "../../../db/queries/usage";
import { ApiError } from "../../api-error";
import * as contract from "../../contracts/plugins";
import { newId, randomBase62 } from "../../ids";
import { type FoundPlugin, foundPluginsOf } from "../../plugins/found-plugins";
import type { Manifest } from "../../plugins/manifest";
import type { SOURCES } from "../../plugins/plugin-log";
import {
  isService,
  type KnownPlugin,
  newScopes,
  nextRunAt,
  retryAt,
  runnable,
  stateOf,
} from "../../plugins/plugin-state";
import type { Runtime } from "../../runtime";
import { conclude } from "../audit";
import { requireGrantable } from "../grantable-scopes";
import { listed } from "../listed";
import { implement, type PersonContext } from "../use-case";

const ALL = { kind: "plugin", ownerId: null } as const;

const about = (id: string) => ({ target: { type: "plugin", id }, subjectId: null });

const runView = (run: PluginRun): contract.PluginRunView => ({
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
  calls: contract.Plugin["calls"];
}

function view(plugin: KnownPlugin & { id: string }, { clientId, calls }: Client): contract.Plugin {
  const { found, row, runs, id } = plugin;
  const [lastRun] = runs;
  const manifest = found?.manifest;
  return {
    id,
    name: manifest?.name ?? null,
    version: manifest?.version ?? null,
    description: manifest?.description ?? "",
    command: manifest?.command ?? [],
    state: stateOf(plugin),
    problem: found ? found.problem : "Its folder is gone.",
    scopes: manifest?.scopes ?? [],
    approvedScopes: row?.approvedScopes ?? [],
    newScopes: newScopes(plugin),
    schedule: manifest?.schedule ?? null,
    events: manifest?.events ?? [],
    clientId,
    enabledAt: row?.enabledAt?.toISOString() ?? null,
    nextRunAt: runnable(plugin) ? (nextRunAt(plugin)?.toISOString() ?? null) : null,
    retryAt: stateOf(plugin) === "backing-off" ? (retryAt(plugin)?.toISOString() ?? null) : null,
    lastRun: lastRun ? runView(lastRun) : null,
    calls,
  };
}

/** How the clients of plugins are called and what they have called, by the application's id. */
async function clientsOf(db: Database): Promise<(row: PluginRow | undefined) => Client> {
  const apps = await listApplications(db, ALL);
  const since = new Date(Date.now() - WEEK_MS).toISOString();
  const ids = apps.map(({ id }) => id);
  const usage = ids.length > 0 ? await usageOfApplications(db, ids, since) : [];
  return (row) => {
    const counted = usage.find(({ id }) => id === row?.applicationId);
    const { succeeded, refused, failed } = counted ?? { succeeded: 0, refused: 0, failed: 0 };
    const app = apps.find(({ id }) => id === row?.applicationId);
    return { clientId: app?.clientId ?? null, calls: { succeeded, refused, failed } };
  };
}

async function views(runtime: Runtime, only?: string): Promise<contract.Plugin[]> {
  const { db } = runtime;
  const found = foundPluginsOf(runtime).list();
  const [rows, runs, clientOf] = await Promise.all([listPluginRows(db), listRecentRuns(db), clientsOf(db)]);
  const ids = [...new Set([...found, ...rows].map(({ id }) => id))].filter((id) => only === undefined || id === only);
  return ids.sort().map((id) => {
    const row = rows.find((one) => one.id === id);
    const known = {
      id,
      found: found.find((one) => one.id === id),
      row,
      runs: runs.filter(({ pluginId }) => pluginId === id),
    };
    return view(known, clientOf(row));
  });
}

const notFound = () => new ApiError("notFound", "There is no such plugin.");

async function viewOf(runtime: Runtime, id: string): Promise<contract.Plugin> {
  const [one] = await views(runtime, id);
  if (!one) throw notFound();
  return one;
}

/** What lies in the folder, where it can be run. Throws `ApiError("conflict")` where something is wrong with it. */
function usable(runtime: Runtime, id: string): FoundPlugin & { manifest: Manifest } {
  const found = foundPluginsOf(runtime).find(id);
  if (!found) throw notFound();
  const { manifest, problem } = found;
  if (!manifest || problem !== null) throw new ApiError("conflict", `The plugin cannot run. ${problem ?? ""}`.trim());
  return { ...found, manifest };
}

export const listPlugins = implement(contract.listPlugins, async (_, { runtime }) => listed(await views(runtime)));

export const rescanPlugins = implement(contract.rescanPlugins, async (_, { runtime }) => {
  await foundPluginsOf(runtime).rescan();
  return listed(await views(runtime));
});

export const getPlugin = implement(contract.getPlugin, ({ params }, { runtime }) => viewOf(runtime, params.id));

function allowedOf({ scopes }: Manifest, given: readonly string[] | undefined): string[] {
  const foreign = given?.find((scope) => !scopes.includes(scope));
  if (foreign !== undefined) {
    const message = `The plugin does not ask for "${foreign}".`;
    throw new ApiError("validation", `scopes: ${message}`, { details: [{ field: "scopes", message }] });
  }
  return given ? [...new Set(given)] : [...scopes];
}

/** The plugin's OAuth client, made or brought in line: exactly the scopes that were allowed. Gives its id. */
async function putClient(tx: Database, row: PluginRow | undefined, manifest: Manifest, scopes: string[]) {
  const described = { name: manifest.name, description: manifest.description };
  const known = row?.applicationId
    ? await updateApplication(tx, ALL, row.applicationId, { ...described, scopes, disabledAt: null })
    : null;
  if (known) return known.id;
  const made = await insertApplication(tx, {
    id: newId("app"),
    clientId: randomBase62(24),
    kind: "plugin",
    type: "confidential",
    ownerId: null,
    ...described,
    scopes,
    grantTypes: ["client_credentials"],
  });
  return made.id;
}

export const enablePlugin = implement(contract.enablePlugin, async ({ params: { id }, body }, context) => {
  const { runtime } = context;
  const { manifest } = usable(runtime, id);
  const scopes = allowedOf(manifest, body.scopes);
  await runtime.db.transaction(async (tx) => {
    const row = await lockPlugin(tx, id);
    const before = row?.enabledAt ? row.approvedScopes : [];
    await requireGrantable(
      tx,
      context,
      scopes.filter((scope) => !before.includes(scope)),
    );
    const applicationId = await putClient(tx, row, manifest, scopes);
    await putPlugin(tx, {
      id,
      applicationId,
      askedScopes: manifest.scopes,
      approvedScopes: scopes,
      approvedVersion: manifest.version,
      enabledAt: row?.enabledAt ?? new Date(),
      stoppedAt: null,
    });
    await conclude(tx, context, [`app:${applicationId}`], {
      action: "plugin.enable",
      ...about(id),
      detail: { name: manifest.name, version: manifest.version, scopes },
    });
  });
  return viewOf(runtime, id);
});

/** Changes what was decided about a plugin, and writes it down. */
async function decide(
  context: PersonContext,
  id: string,
  verb: "disable" | "run" | "stop",
  work: (tx: Database, row: PluginRow & { applicationId: string }) => Promise<void>,
): Promise<contract.Plugin> {
  const { runtime } = context;
  await runtime.db.transaction(async (tx) => {
    const row = await lockPlugin(tx, id);
    if (!row) throw notFound();
    const { applicationId } = row;
    if (!row.enabledAt || applicationId === null) throw new ApiError("conflict", "The plugin is not enabled.");
    await work(tx, { ...row, applicationId });
    const name = foundPluginsOf(runtime).find(id)?.manifest?.name ?? id;
    await conclude(tx, context, [`app:${applicationId}`], {
      action: `plugin.${verb}`,
      ...about(id),
      detail: { name },
    });
  });
  return viewOf(runtime, id);
}

export const disablePlugin = implement(contract.disablePlugin, ({ params: { id } }, context) =>
  decide(context, id, "disable", async (tx, row) => {
    await changePlugin(tx, id, { enabledAt: null });
    await updateApplication(tx, ALL, row.applicationId, { disabledAt: new Date() });
    await deleteSecrets(tx, row.applicationId);
    await stopRuns(tx, id);
  }),
);

export const runPlugin = implement(contract.runPlugin, ({ params: { id } }, context) =>
  decide(context, id, "run", async (tx, row) => {
    const plugin = { found: usable(context.runtime, id), row, runs: [] };
    if (newScopes(plugin).length > 0) {
      throw new ApiError("conflict", "The plugin asks for more than it was allowed. Look at that first.");
    }
    await changePlugin(tx, id, { stoppedAt: null });
    if (!(await queueRun(tx, { id: newId("run"), pluginId: id, trigger: "hand", events: null }))) {
      throw new ApiError("conflict", "The plugin is about to start already.");
    }
  }),
);

export const stopPlugin = implement(contract.stopPlugin, ({ params: { id } }, context) =>
  decide(context, id, "stop", async (tx) => {
    const manifest = foundPluginsOf(context.runtime).find(id)?.manifest;
    if (manifest && isService(manifest)) await changePlugin(tx, id, { stoppedAt: new Date() });
    await stopRuns(tx, id);
  }),
);

async function requireKnown(runtime: Runtime, id: string): Promise<void> {
  if (!foundPluginsOf(runtime).find(id)) await viewOf(runtime, id);
}

export const listPluginRuns = implement(contract.listPluginRuns, async ({ params: { id } }, { runtime }) => {
  await requireKnown(runtime, id);
  return listed((await listRuns(runtime.db, id, 50)).map(runView));
});

const SOURCE_NAMES = ["supervisor", "output", "errors"] as const satisfies (keyof typeof SOURCES)[];

export const listPluginLines = implement(contract.listPluginLines, async ({ params: { id }, query }, { runtime }) => {
  await requireKnown(runtime, id);
  const lines = await listLines(runtime.db, id, query.after, query.limit);
  return listed(
    lines.map(({ n, runId, at, source, text }) => ({
      n,
      runId,
      at: at.toISOString(),
      source: SOURCE_NAMES[source] ?? "supervisor",
      text,
    })),
  );
});
