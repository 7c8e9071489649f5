import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

/** Runs a program that survives the driver, and then throws where nobody catches it. */
function run(thrown: string) {
  const program = `
    import { surviveDriver } from "./db/drivers/survive-driver.ts";
    surviveDriver(() => console.log("noted"));
    setTimeout(() => console.log("alive"), 50);
    const error = new Error("thrown"); ${thrown}
    setImmediate(() => { throw error; });`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "--eval", program],
    { encoding: "utf8" },
  );
  return { status, stdout, told: stderr.includes("thrown") };
}

test("what the driver throws where nobody can catch it ends nothing; anything else ends the process", () => {
  const ofDriver = String.raw`error.stack = "Error: thrown\n    at nextWrite (file:///x/node_modules/postgres/src/connection.js:1:1)";`;
  expect(run(ofDriver)).toEqual({ status: 0, stdout: "noted\nalive\n", told: false });
  expect(run("")).toEqual({ status: 1, stdout: "", told: true });
});
