import { Gauge } from "prom-client";
import { countWaitingWork, type WaitingWork } from "../../db/queries/waiting-work";
import { isCountingTogether } from "../access/rate-limit";
import { getCertainty } from "../changes/certainty";
import { getMetrics } from "../metrics/metrics";
import type { Runtime } from "../runtime";

/** What waits in the database, asked once for all gauges of a scrape; `null` while the database does not answer. */
function askOnce({ db }: Runtime): () => Promise<WaitingWork | null> {
  let asked: Promise<WaitingWork | null> | undefined;
  return () => {
    asked ??= countWaitingWork(db)
      .catch(() => null)
      .finally(() => {
        asked = undefined;
      });
    return asked;
  };
}

const WAITING: Readonly<Record<keyof WaitingWork, readonly [name: string, help: string]>> = {
  deliveries: [
    "gatehouse_webhook_deliveries_waiting",
    "Deliveries to webhooks that are not made yet, of all instances.",
  ],
  oldestDueSeconds: ["gatehouse_webhook_oldest_due_seconds", "How long the delivery that is due the longest waits."],
  imports: ["gatehouse_imports_running", "Imports that run, of all instances."],
  pluginsRunning: ["gatehouse_plugins_running", "Plugins that run, of all instances."],
  pluginsFailing: ["gatehouse_plugins_failing", "Enabled plugins whose last run failed."],
};

/** Has every scrape ask how things are: the connections, Redis, the change log, and what waits in the database. */
export function registerGauges(runtime: Runtime, version: string): void {
  const { db, env } = runtime;
  const registers = [getMetrics(runtime).register];
  const gauge = (name: string, help: string, getValue: () => number | null | Promise<number | null>) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        const value = await getValue();
        // What was true once would keep an alert silent, or let it fire on.
        if (value === null) this.remove();
        else this.set(value);
      },
    });

  db.onWork(getMetrics(runtime).databaseWork);
  const build = new Gauge({
    name: "gatehouse_build_info",
    help: "Always 1; the version is in the label.",
    labelNames: ["version"] as const,
    registers,
  });
  build.set({ version }, 1);

  gauge("gatehouse_database_connections_max", "Connections that this process may work on.", () => db.load().most);
  gauge("gatehouse_database_connections_used", "Connections that are worked on now.", () => db.load().used);
  gauge("gatehouse_database_connections_waiting", "Work that waits for a connection now.", () => db.load().waiting);
  gauge("gatehouse_change_lag_seconds", "Since when changes of rights made elsewhere may not have been read.", () =>
    getCertainty(runtime).lag(),
  );
  if (env.redisUrl !== undefined) {
    gauge("gatehouse_redis_up", "Whether limits are counted in Redis, together with the other instances.", () =>
      isCountingTogether(runtime) ? 1 : 0,
    );
  }
  const ask = askOnce(runtime);
  gauge("gatehouse_database_up", "Whether the database answered this very scrape.", async () =>
    (await ask()) === null ? 0 : 1,
  );
  for (const [key, [name, help]] of Object.entries(WAITING)) {
    gauge(name, help, async () => (await ask())?.[key as keyof WaitingWork] ?? null);
  }
}
