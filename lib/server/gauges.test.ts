import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { getMetrics } from "../metrics/metrics";
import { openTestRuntime, type TestRuntime } from "../portal/testing/test-runtime";
import { registerGauges } from "./gauges";

let system: TestRuntime;
beforeAll(async () => {
  system = await openTestRuntime({ REDIS_URL: "redis://127.0.0.1:1" });
  registerGauges(system.runtime, "1.2.3");
});
afterAll(() => system.close());

const scrape = () => getMetrics(system.runtime).register.metrics();

/** The names of metrics in a query of Prometheus: words that are neither functions nor labels. */
const metricsIn = (expression: string): string[] =>
  expression
    .replace(/"[^"]*"|\{[^}]*\}|\[[^\]]*\]|by \([^)]*\)/g, " ")
    .match(/[a-z][a-z0-9]*(_[a-z0-9]+)+(?!\w*\s*\()/g) ?? [];

/** The names under which a metric is asked for. */
async function knownNames(): Promise<Set<string>> {
  const known = await getMetrics(system.runtime).register.getMetricsAsJSON();
  return new Set(
    known.flatMap(({ name, type }) =>
      String(type) === "histogram" ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
    ),
  );
}

describe("a scrape", () => {
  it("tells of the build, the connections, the changes and what waits", async () => {
    await scrape();
    const text = await scrape();
    const gauges = [...text.matchAll(/^(gatehouse_\w+(?:\{.*\})?) (\S+)$/gm)].map(([, name, value]) => [name, value]);
    expect(Object.fromEntries(gauges)).toMatchObject({
      'gatehouse_build_info{version="1.2.3"}': "1",
      gatehouse_database_up: "1",
      gatehouse_database_connections_max: expect.stringMatching(/^\d+$/),
      gatehouse_database_connections_used: expect.stringMatching(/^\d+$/),
      gatehouse_database_connections_waiting: "0",
      gatehouse_change_lag_seconds: "0",
      gatehouse_redis_up: "0",
      gatehouse_webhook_deliveries_waiting: "0",
      gatehouse_webhook_oldest_due_seconds: "0",
      gatehouse_imports_running: "0",
      gatehouse_plugins_running: "0",
      gatehouse_plugins_failing: "0",
    });
    expect(text).toMatch(/^gatehouse_database_work_duration_seconds_count [1-9]/m);
  });

  it("goes on while the database is away, and says nothing of what it cannot know then", async () => {
    const away = system.variant({});
    away.db = { ...away.db, all: () => Promise.reject(new Error("away")) };
    registerGauges(away, "1.2.3");
    const text = await getMetrics(away).register.metrics();
    expect(text).toMatch(/^gatehouse_database_up 0$/m);
    expect(text).not.toMatch(/^gatehouse_(webhook|imports|plugins)\w* /m);
  });
});

describe("docs/operation", () => {
  it("asks for no metric that there is not, on the dashboard and in the alerts", async () => {
    const { groups } = parse(await readFile("docs/operation/alerts.yaml", "utf8")) as {
      groups: { rules: { expr: string }[] }[];
    };
    const dashboard = JSON.parse(await readFile("docs/operation/grafana-dashboard.json", "utf8")) as {
      panels: { targets: { expr: string }[] }[];
    };
    const expressions = [
      ...groups.flatMap(({ rules }) => rules.map(({ expr }) => expr)),
      ...dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ];
    const asked = new Set(expressions.flatMap(metricsIn));
    const known = await knownNames();
    expect(asked.size).toBeGreaterThan(20);
    expect([...asked].filter((name) => !known.has(name))).toEqual([]);
  });
});
