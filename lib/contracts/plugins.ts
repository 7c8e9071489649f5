import { z } from "zod";
import { defineCall, listOutput, moment } from "./call";
import { scopeName } from "./fields";

/** What there is to say of a plugin at a glance; each is explained where it is computed. */
const state = z.enum([
  "invalid",
  "missing",
  "disabled",
  "needs-approval",
  "starting",
  "running",
  "backing-off",
  "ready",
  "finished",
  "stopped",
]);

/** One run of a plugin. */
export const pluginRun = z.strictObject({
  id: z.string(),
  trigger: z.enum(["service", "schedule", "event", "hand"]),
  state: z.enum(["waiting", "running", "ended"]),
  outcome: z.enum(["finished", "failed", "stopped", "out-of-memory", "out-of-time", "not-started", "lost"]).nullable(),
  exitCode: z.number().int().nullable(),
  message: z.string().nullable(),
  queuedAt: moment,
  startedAt: moment.nullable(),
  endedAt: moment.nullable(),
});
export type PluginRunView = z.output<typeof pluginRun>;

/** A plugin as its folder describes it, and what was decided about it. */
export const plugin = z.strictObject({
  /** The name of its folder. */
  id: z.string(),
  name: z.string().nullable(),
  version: z.string().nullable(),
  description: z.string(),
  /** Its command and what follows it, word by word. */
  command: z.array(z.string()),
  state,
  /** What is wrong with its folder. */
  problem: z.string().nullable(),
  /** What it asks for. */
  scopes: z.array(z.string()),
  /** What it was allowed; none while it was never enabled. */
  approvedScopes: z.array(z.string()),
  /** What it asks for since, and nobody has looked at. */
  newScopes: z.array(z.string()),
  /** In cron form, in UTC. */
  schedule: z.string().nullable(),
  events: z.array(z.string()),
  clientId: z.string().nullable(),
  enabledAt: moment.nullable(),
  nextRunAt: moment.nullable(),
  /** When a failed one is started again. */
  retryAt: moment.nullable(),
  lastRun: pluginRun.nullable(),
  /** Its calls of the last seven days. */
  calls: z.strictObject({ succeeded: z.number().int(), refused: z.number().int(), failed: z.number().int() }),
});
export type Plugin = z.output<typeof plugin>;

const params = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, "That is not the folder of a plugin."),
});

export const listPlugins = defineCall({
  id: "listPlugins",
  method: "GET",
  path: "/api/admin/plugins",
  summary: "Plugins of the plugin folder.",
  access: "admin",
  output: listOutput(plugin),
});

export const rescanPlugins = defineCall({
  id: "rescanPlugins",
  method: "POST",
  path: "/api/admin/plugins/rescan",
  summary: "Look through the plugin folder again.",
  access: "admin",
  output: listOutput(plugin),
});

export const getPlugin = defineCall({
  id: "getPlugin",
  method: "GET",
  path: "/api/admin/plugins/{id}",
  summary: "One plugin.",
  access: "admin",
  params,
  output: plugin,
});

export const enablePlugin = defineCall({
  id: "enablePlugin",
  method: "POST",
  path: "/api/admin/plugins/{id}/enable",
  summary:
    "Allow a plugin to run, with the scopes given; left out: all that it asks for. Again, it looks at what an upgrade asks for.",
  access: "admin",
  params,
  body: z.strictObject({
    /** Some of those that it asks for. */
    scopes: z.array(scopeName, { error: "Scopes must be a list of scope names." }).max(50).optional(),
  }),
  output: plugin,
});

export const disablePlugin = defineCall({
  id: "disablePlugin",
  method: "POST",
  path: "/api/admin/plugins/{id}/disable",
  summary: "End a plugin and refuse its tokens at once.",
  access: "admin",
  params,
  output: plugin,
});

export const runPlugin = defineCall({
  id: "runPlugin",
  method: "POST",
  path: "/api/admin/plugins/{id}/run",
  summary: "Start a plugin now, once.",
  access: "admin",
  params,
  output: plugin,
});

export const stopPlugin = defineCall({
  id: "stopPlugin",
  method: "POST",
  path: "/api/admin/plugins/{id}/stop",
  summary: "End what runs of a plugin. A service stays stopped until it is run again.",
  access: "admin",
  params,
  output: plugin,
});

export const listPluginRuns = defineCall({
  id: "listPluginRuns",
  method: "GET",
  path: "/api/admin/plugins/{id}/runs",
  summary: "The last runs of a plugin, newest first.",
  access: "admin",
  params,
  output: listOutput(pluginRun),
});

/** A line that a plugin printed, with secrets masked. */
export const pluginLine = z.strictObject({
  n: z.number().int(),
  runId: z.string(),
  at: moment,
  source: z.enum(["supervisor", "output", "errors"]),
  text: z.string(),
});
export type PluginLineView = z.output<typeof pluginLine>;

export const listPluginLines = defineCall({
  id: "listPluginLines",
  method: "GET",
  path: "/api/admin/plugins/{id}/log",
  summary: "What a plugin printed, oldest line first; after the line of a number, or the last ones.",
  access: "admin",
  params,
  query: z.strictObject({
    after: z.coerce.number().int().min(0).optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  }),
  output: listOutput(pluginLine),
});
