import { expect, it } from "vitest";
import type { PluginRow, PluginRun } from "../../db/queries/plugins";
import type { Manifest } from "./manifest";
import { getState, isDue, type KnownPlugin, retryAt } from "./plugin-state";

const NOW = new Date("2026-11-21T12:00:00Z");
const at = (secondsAgo: number) => new Date(+NOW - secondsAgo * 1000);

const run = (more: Partial<PluginRun>): PluginRun => ({
  id: "run_1",
  pluginId: "p",
  trigger: "service",
  events: null,
  state: "ended",
  outcome: "failed",
  exitCode: 1,
  message: null,
  stopRequested: null,
  queuedAt: at(11),
  startedAt: at(10),
  seenAt: at(10),
  endedAt: at(10),
  ...more,
});

function plugin(
  runs: PluginRun[],
  { manifest = {}, row = {} }: { manifest?: Partial<Manifest>; row?: Partial<PluginRow> } = {},
): KnownPlugin {
  const whole: Manifest = {
    name: "p",
    version: "1.0.0",
    description: "",
    command: ["x"],
    scopes: ["read"],
    ...manifest,
  };
  return {
    found: { id: "p", folder: "/p", manifest: whole, problem: null },
    row: {
      id: "p",
      applicationId: "app_1",
      askedScopes: ["read"],
      approvedScopes: ["read"],
      approvedVersion: "1.0.0",
      enabledAt: at(3600),
      stoppedAt: null,
      eventCursor: 0,
      createdAt: at(3600),
      ...row,
    },
    runs,
  };
}

it("a service that fails again and again is started after 1, 2, 4, 8 … seconds, five minutes at most", () => {
  const delays = [1, 2, 3, 4, 9, 10, 12].map((times) => {
    const again = retryAt(plugin(Array.from({ length: times }, () => run({}))));
    return again && (+again - +at(10)) / 1000;
  });
  expect(delays).toEqual([1, 2, 4, 8, 256, 300, 300]);
});

it("one that ran well for a minute before it failed begins at one second again", () => {
  const well = run({ startedAt: at(100), endedAt: at(10) });
  expect(retryAt(plugin([well, run({}), run({})]))).toEqual(at(9));
});

it("a service is due at first, after a failure when it has waited, never while it runs, is stopped or has finished", () => {
  expect(isDue(plugin([]), NOW)).toBe("service");
  expect(isDue(plugin([run({ endedAt: at(0.5) })]), NOW)).toBeNull();
  expect(isDue(plugin([run({ endedAt: at(2) })]), NOW)).toBe("service");
  expect(isDue(plugin([run({ state: "running", outcome: null, endedAt: null })]), NOW)).toBeNull();
  expect(isDue(plugin([run({ outcome: "finished" })]), NOW)).toBeNull();
  expect(isDue(plugin([], { row: { stoppedAt: at(5) } }), NOW)).toBeNull();
  // The server stopped it, not an administrator.
  expect(isDue(plugin([run({ outcome: "stopped" })]), NOW)).toBe("service");
});

it("a scheduled one is due once for a time that has come, however many were missed", () => {
  const manifest = { schedule: "*/10 * * * *" };
  expect(isDue(plugin([], { manifest, row: { enabledAt: at(60) } }), NOW)).toBe("schedule");
  expect(isDue(plugin([run({ trigger: "schedule", queuedAt: at(7200) })], { manifest }), NOW)).toBe("schedule");
  expect(isDue(plugin([run({ trigger: "schedule", queuedAt: NOW })], { manifest }), NOW)).toBeNull();
});

it("nothing is due of one that asks for more than it was allowed, that is disabled or that is broken", () => {
  const more = plugin([], { manifest: { scopes: ["read", "write"] } });
  expect([isDue(more, NOW), getState(more)]).toEqual([null, "needs-approval"]);
  const disabled = plugin([], { row: { enabledAt: null } });
  expect([isDue(disabled, NOW), getState(disabled)]).toEqual([null, "disabled"]);
  const broken = { ...plugin([]), found: { id: "p", folder: "/p", manifest: null, problem: "x" } };
  expect([isDue(broken, NOW), getState(broken)]).toEqual([null, "invalid"]);
});
