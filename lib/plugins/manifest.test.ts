import { expect, it } from "vitest";
import { splitCommand } from "./command-line";
import { nextTime, readManifest } from "./manifest";

const good = { name: "count", version: "1.0.0", command: "node main.js" };
const read = (more: Record<string, unknown>) => readManifest(JSON.stringify({ ...good, ...more }));

it("fills in what a manifest leaves out: reading and writing, no schedule, no events", () => {
  expect(read({})).toEqual({
    manifest: {
      name: "count",
      version: "1.0.0",
      description: "",
      command: ["node", "main.js"],
      scopes: ["read", "write"],
    },
  });
});

it.each([
  [{ name: "Count" }, "name has small letters"],
  [{ name: undefined }, "name is required."],
  [{ version: "1" }, "version has three numbers"],
  [{ command: undefined }, "command must be text"],
  [{ command: "" }, "command is required."],
  [{ command: "node 'main.js" }, "command has a quote that is not closed."],
  [{ command: [] }, "command is required."],
  [{ scopes: "read" }, "scopes must be a list"],
  [{ scopes: ["a b"] }, "scopes.0: That is not a scope name."],
  [{ schedule: "every day" }, "schedule has five fields"],
  [{ schedule: "* * * * * *" }, "schedule has five fields"],
  [{ schedule: "0 0 31 2 *" }, "schedule is no time that ever comes."],
  [{ schedule: "61 * * * *" }, "schedule is no time that ever comes."],
  [{ events: [] }, "events is empty."],
  [{ events: ["everything"] }, "An event is named as in the audit log"],
  [{ events: ["plugin.run"] }, "A plugin is not told of plugins."],
  [{ entry: "x" }, 'There is no field "entry".'],
])("refuses %j in words", (more, words) => {
  expect(read(more)).toEqual({ problem: expect.stringContaining(words) });
});

it("says of a text that is no JSON that it is none", () => {
  expect(readManifest('{"name":"x",}')).toEqual({ problem: expect.stringMatching(/^plugin\.json is no JSON: /) });
});

it.each([
  ["node main.js", ["node", "main.js"]],
  ["  php  'my file.php' \"a b\"c ''", ["php", "my file.php", "a bc", ""]],
  ["sh -c $HOME;rm", ["sh", "-c", "$HOME;rm"]],
  ["", undefined],
  ["'' x", undefined],
  ["a 'b", undefined],
])("splits the command %j at spaces and expands nothing", (text, words) => {
  expect(splitCommand(text)).toEqual(words);
});

it("reckons schedules in UTC", () => {
  expect(nextTime("30 4 * * 1", new Date("2026-11-21T12:00:00Z"))?.toISOString()).toBe("2026-11-23T04:30:00.000Z");
});
