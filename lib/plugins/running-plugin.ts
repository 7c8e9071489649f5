import { join } from "node:path";
import { deleteSecrets, lockApplication } from "../../db/queries/applications";
import { appendLines } from "../../db/queries/plugin-lines";
import { endRun, type PluginRun, type RunOutcome, trimRuns } from "../../db/queries/plugins";
import { conclude } from "../audit/audit";
import { announce } from "../changes/changes";
import { addSecret } from "../client-secrets/application-secrets";
import type { Runtime } from "../runtime";
import { systemOwnerKey } from "../settings/settings";
import type { FoundPlugin } from "./found-plugins";
import type { Manifest } from "./manifest";
import { PluginLog, SOURCES } from "./plugin-log";
import { type PluginEnd, type PluginProcess, startPlugin } from "./plugin-process";

/** A plugin that may be started, and the client that it acts as. */
export interface StartablePlugin {
  found: FoundPlugin & { manifest: Manifest };
  applicationId: string;
}

const WHY: Record<PluginRun["trigger"], string> = {
  service: "by itself",
  schedule: "on schedule",
  event: "for what has happened",
  hand: "by hand",
};

const SYSTEM = { caller: null, requestId: "", address: "" };

/** The client's secret of one run: what an earlier run had is worthless from here on. */
async function mintSecret(runtime: Runtime, { found, applicationId }: StartablePlugin, run: PluginRun) {
  const ownerKey = await systemOwnerKey(runtime);
  return runtime.db.transaction(async (tx) => {
    const app = await lockApplication(tx, { kind: "plugin", ownerId: null }, applicationId);
    if (!app || app.disabledAt) return undefined;
    await deleteSecrets(tx, applicationId);
    const { row, clientSecret } = await addSecret(tx, runtime, { applicationId, ownerKey });
    await conclude(tx, SYSTEM, [`app:${applicationId}`], {
      action: "plugin.run",
      target: found.id,
      subjectId: null,
      detail: { name: found.manifest.name, run: run.id, trigger: run.trigger, secret: row.id },
    });
    return { clientId: app.clientId, clientSecret, baseUrl: runtime.env.publicUrl };
  });
}

const lastWords = (outcome: RunOutcome, { code, notStarted }: PluginEnd): string =>
  notStarted ?? (code === null ? `Ended by a signal: ${outcome}.` : `Ended with exit code ${code}: ${outcome}.`);

/** One run of a plugin, from its secret to its last line. */
export class RunningPlugin {
  readonly plugin: StartablePlugin;
  readonly run: PluginRun;
  readonly since = Date.now();
  private readonly runtime: Runtime;
  private readonly log = new PluginLog();
  private process: PluginProcess | undefined;
  /** Why it was told to end. */
  private reason: { outcome: RunOutcome; message: string } | undefined;

  constructor(runtime: Runtime, plugin: StartablePlugin, run: PluginRun) {
    this.runtime = runtime;
    this.plugin = plugin;
    this.run = run;
  }

  get group(): number | undefined {
    return this.process?.group;
  }

  /** Runs it to its end, which is recorded. */
  async toItsEnd(): Promise<void> {
    const { db } = this.runtime;
    const end = await this.start();
    const outcome = this.reason?.outcome ?? (end.notStarted ? "not-started" : end.code === 0 ? "finished" : "failed");
    await db.transaction(async (tx) => {
      await deleteSecrets(tx, this.plugin.applicationId);
      await announce(tx, [`app:${this.plugin.applicationId}`]);
    });
    this.log.add("supervisor", lastWords(outcome, end));
    await this.write();
    const message = this.reason?.message ?? end.notStarted;
    await endRun(db, this.run.id, { outcome, exitCode: end.code, message });
    await trimRuns(db, this.plugin.found.id);
  }

  private async start(): Promise<PluginEnd> {
    const { found } = this.plugin;
    const credentials = await mintSecret(this.runtime, this.plugin, this.run);
    if (!credentials) return { code: null, notStarted: "Its client is gone or disabled." };
    this.log.add("supervisor", `Started ${found.manifest.name} ${found.manifest.version}, ${WHY[this.run.trigger]}.`);
    const events = Array.isArray(this.run.events) ? this.run.events : [];
    this.process = await startPlugin(
      {
        words: found.manifest.command,
        folder: found.folder,
        workFolder: join(this.runtime.env.dataDir, "plugins", found.id),
        credentials,
        input: events.map((event) => `${JSON.stringify(event)}\n`).join(""),
      },
      this.log,
    );
    // Whoever wanted it ended while it was being started.
    if (this.reason) this.process.stop();
    return this.process.ended;
  }

  /** Ends it; what was given as the reason first counts. */
  end(outcome: RunOutcome, message: string): void {
    this.reason ??= { outcome, message };
    this.process?.stop();
  }

  /** Writes what it printed since. */
  async write(): Promise<void> {
    const lines = this.log.take().map(({ source, ...line }) => ({ ...line, source: SOURCES[source] }));
    await appendLines(this.runtime.db, this.plugin.found.id, this.run.id, lines);
  }
}
