import type { Database } from "../../../db/client";
import { deleteSecrets, insertApplication, updateApplication } from "../../../db/queries/applications";
import { listLines } from "../../../db/queries/plugin-lines";
import {
  changePlugin,
  listRuns,
  lockPlugin,
  type PluginRow,
  putPlugin,
  queueRun,
  stopRuns,
} from "../../../db/queries/plugins";
import { ApiError } from "../../api-error";
import { conclude } from "../../audit/audit";
import { momentIn } from "../../clock";
import * as contract from "../../contracts/plugins";
import { newId, randomBase62 } from "../../ids";
import { grantTypesFor } from "../../oauth/grants/grants";
import { type FoundPlugin, getFoundPlugins } from "../../plugins/found-plugins";
import type { Manifest } from "../../plugins/manifest";
import type { SOURCES } from "../../plugins/plugin-log";
import { isService, newScopes } from "../../plugins/plugin-state";
import type { Runtime } from "../../runtime";
import { requireGrantable } from "../management/grantable-scopes";
import { listed } from "../management/listed";
import { requireNoConnection } from "../management/made-within";
import { implement, type PersonContext } from "../management/use-case";
import { noSuchPlugin, PLUGIN_CLIENTS, pluginView, pluginViews, runView } from "./plugin-view";

const about = (id: string) => ({ target: id, subjectId: null });

/** What lies in the folder, where it can be run. Throws `ApiError("conflict")` where something is wrong with it. */
function usable(runtime: Runtime, id: string): FoundPlugin & { manifest: Manifest } {
  const found = getFoundPlugins(runtime).find(id);
  if (!found) throw noSuchPlugin();
  const { manifest, problem } = found;
  if (!manifest || problem !== null) throw new ApiError("conflict", `The plugin cannot run. ${problem ?? ""}`.trim());
  return { ...found, manifest };
}

export const listPlugins = implement(contract.listPlugins, async (_, { runtime }) =>
  listed(await pluginViews(runtime)),
);

export const rescanPlugins = implement(contract.rescanPlugins, async (_, { runtime }) => {
  await getFoundPlugins(runtime).rescan();
  return listed(await pluginViews(runtime));
});

export const getPlugin = implement(contract.getPlugin, ({ params }, { runtime }) => pluginView(runtime, params.id));

function getAllowed({ scopes }: Manifest, given: readonly string[] | undefined): string[] {
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
    ? await updateApplication(tx, PLUGIN_CLIENTS, row.applicationId, { ...described, scopes, disabledAt: null })
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
    grantTypes: grantTypesFor("plugin", "confidential"),
  });
  return made.id;
}

export const enablePlugin = implement(contract.enablePlugin, async ({ params: { id }, body }, context) => {
  const { runtime } = context;
  requireNoConnection(context.caller, "plugins");
  const { manifest } = usable(runtime, id);
  const scopes = getAllowed(manifest, body.scopes);
  await runtime.db.transaction(async (tx) => {
    const row = await lockPlugin(tx, id);
    // What is approved anew is another program that may do all of this.
    await requireGrantable(tx, context, scopes);
    const applicationId = await putClient(tx, row, manifest, scopes);
    await putPlugin(tx, {
      id,
      applicationId,
      askedScopes: manifest.scopes,
      approvedScopes: scopes,
      approvedVersion: manifest.version,
      enabledAt: row?.enabledAt ?? momentIn(0),
      stoppedAt: null,
    });
    await conclude(tx, context, [`app:${applicationId}`], {
      action: "plugin.enable",
      ...about(id),
      detail: { name: manifest.name, version: manifest.version, scopes },
    });
  });
  return pluginView(runtime, id);
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
    if (!row) throw noSuchPlugin();
    const { applicationId } = row;
    if (!row.enabledAt || applicationId === null) throw new ApiError("conflict", "The plugin is not enabled.");
    await work(tx, { ...row, applicationId });
    const name = getFoundPlugins(runtime).find(id)?.manifest?.name ?? id;
    await conclude(tx, context, [`app:${applicationId}`], {
      action: `plugin.${verb}`,
      ...about(id),
      detail: { name },
    });
  });
  return pluginView(runtime, id);
}

export const disablePlugin = implement(contract.disablePlugin, ({ params: { id } }, context) =>
  decide(context, id, "disable", async (tx, row) => {
    await changePlugin(tx, id, { enabledAt: null });
    await updateApplication(tx, PLUGIN_CLIENTS, row.applicationId, { disabledAt: momentIn(0) });
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
    const manifest = getFoundPlugins(context.runtime).find(id)?.manifest;
    if (manifest && isService(manifest)) await changePlugin(tx, id, { stoppedAt: momentIn(0) });
    await stopRuns(tx, id);
  }),
);

async function requireKnown(runtime: Runtime, id: string): Promise<void> {
  if (!getFoundPlugins(runtime).find(id)) await pluginView(runtime, id);
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
