import { join } from "node:path";
import {
  beatRuns,
  changePlugin,
  claimRun,
  endSilentRuns,
  eventsAfter,
  listPluginRows,
  listRecentRuns,
  type PluginRun,
  queueRun,
} from "../../db/queries/plugins";
import { newId } from "../ids";
import type { Runtime } from "../runtime";
import { loadSettings } from "../settings/settings";
import { getFoundPlugins } from "./found-plugins";
import { endOrphans } from "./orphans";
import { isDue, isService, type KnownPlugin, runnable } from "./plugin-state";
import { memoryOfGroups } from "./process-facts";
import { RunningPlugin } from "./running-plugin";

const EVERY_MS = 1000;
/** An instance that has not said for so long that a run is alive has lost it. */
const SILENT_SECONDS = 20;

/** Starts plugins when they are due, watches over them and ends them. One for each process. */
class Supervisor {
  private readonly runtime: Runtime;
  private readonly running = new Map<string, { plugin: RunningPlugin; ended: Promise<void> }>();
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(runtime: Runtime) {
    this.runtime = runtime;
  }

  async start(): Promise<void> {
    const { db, env } = this.runtime;
    await getFoundPlugins(this.runtime).rescan();
    await endOrphans(join(env.dataDir, "plugins"));
    // The embedded database has no other instance: what is said to run died with the process before.
    if (db.driver === "pglite") await endSilentRuns(db, 0);
    this.next();
  }

  private next(): void {
    if (this.stopping) return;
    this.timer = setTimeout(() => {
      this.looking = this.look()
        .catch((error: unknown) => this.runtime.log.warn({ err: error }, "could not look after the plugins"))
        .finally(() => this.next());
    }, EVERY_MS);
  }

  private async look(): Promise<void> {
    const found = getFoundPlugins(this.runtime).list();
    if (found.length === 0 && this.running.size === 0) return;
    const { db } = this.runtime;
    await this.watch();
    await endSilentRuns(db, SILENT_SECONDS);
    const [rows, runs] = await Promise.all([listPluginRows(db), listRecentRuns(db)]);
    const now = new Date();
    for (const row of rows) {
      const plugin: KnownPlugin = {
        found: found.find(({ id }) => id === row.id),
        row,
        runs: runs.filter(({ pluginId }) => pluginId === row.id),
      };
      // Its folder may lie on another instance alone.
      if (runnable(plugin)) await this.lookAfter(plugin, now);
    }
  }

  private async lookAfter(plugin: KnownPlugin & { row: { id: string } }, now: Date): Promise<void> {
    const waiting = plugin.runs.find(({ state }) => state === "waiting");
    if (waiting) return this.launch(plugin, waiting);
    const due = isDue(plugin, now);
    const { db } = this.runtime;
    if (due) await queueRun(db, { id: newId("run"), pluginId: plugin.row.id, trigger: due, events: null });
    else await this.tellEvents(plugin);
  }

  /** Puts a run in waiting for what has happened since; the next look starts it. */
  private async tellEvents({ found, row }: KnownPlugin): Promise<void> {
    const asked = found?.manifest?.events;
    if (!asked || !row || row.stoppedAt) return;
    const { db } = this.runtime;
    const names = asked.filter((name) => !name.endsWith(".*"));
    const nouns = asked.filter((name) => name.endsWith(".*")).map((name) => name.slice(0, -2));
    const { events, cursor } = await eventsAfter(db, row.eventCursor, { names, nouns });
    if (cursor === row.eventCursor) return;
    await db.transaction(async (tx) => {
      const run = { id: newId("run"), pluginId: row.id, trigger: "event" as const, events };
      if (events.length > 0 && !(await queueRun(tx, run))) return;
      await changePlugin(tx, row.id, { eventCursor: cursor });
    });
  }

  private async launch(plugin: KnownPlugin, run: PluginRun): Promise<void> {
    const { runtime } = this;
    if (!runnable(plugin) || this.stopping || !(await claimRun(runtime.db, run.id))) return;
    const { found, row } = plugin;
    const started = new RunningPlugin(runtime, { found, applicationId: row.applicationId }, run);
    const ended = started
      .toItsEnd()
      .catch((error: unknown) => runtime.log.error({ err: error, plugin: found.id }, "a plugin's run failed"))
      .finally(() => this.running.delete(run.id));
    this.running.set(run.id, { plugin: started, ended });
  }

  /** Writes what the plugins print, and ends those that are to end or use too much. */
  private async watch(): Promise<void> {
    if (this.running.size === 0) return;
    const { db } = this.runtime;
    const { plugins: limits } = await loadSettings(this.runtime);
    const toEnd = await beatRuns(db, [...this.running.keys()]);
    const memory = await memoryOfGroups();
    for (const [id, { plugin }] of this.running) {
      await plugin.write();
      const used = plugin.group === undefined ? 0 : (memory.get(plugin.group) ?? 0);
      const seconds = (Date.now() - plugin.since) / 1000;
      if (toEnd.includes(id)) plugin.end("stopped", "An administrator stopped it.");
      else if (used > limits.memoryMegabytes * 1_048_576) {
        plugin.end("out-of-memory", `It used more than ${limits.memoryMegabytes} MB.`);
      } else if (!isService(plugin.plugin.found.manifest) && seconds > limits.runSeconds) {
        plugin.end("out-of-time", `It ran longer than ${limits.runSeconds} s.`);
      }
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.looking;
    for (const { plugin } of this.running.values()) plugin.end("stopped", "The server stopped.");
    await Promise.all([...this.running.values()].map(({ ended }) => ended));
  }
}

/** Looks after the plugins of this process's plugin folder. Gives how to end that, with all that runs. */
export async function supervisePlugins(runtime: Runtime): Promise<() => Promise<void>> {
  const supervisor = new Supervisor(runtime);
  await supervisor.start();
  return () => supervisor.stop();
}
