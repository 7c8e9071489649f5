// npm run check: the one gate before a commit.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { installPackages, project } from "./environment.mjs";

installPackages();

const bin = (name) => join(project, "node_modules", ".bin", process.platform === "win32" ? `${name}.cmd` : name);

// With --static, only what reads the code: for who runs the tests besides.
const STATIC = process.argv.includes("--static");

const steps = [
  ["Types", bin("tsc"), ["--noEmit", "-p", "."]],
  ["Lint and format", bin("biome"), ["check", "."]],
  ["Unused files, exports and packages", bin("knip"), ["--no-progress", "--no-config-hints"]],
  ["Citations, links and variables", process.execPath, [join("scripts", "check-citations.mjs")]],
  [
    "Boundaries",
    bin("depcruise"),
    ["server.ts", "instrumentation.ts", "app", "lib", "db", "--config", ".dependency-cruiser.cjs"],
  ],
  ...(STATIC ? [] : [["Unit tests", bin("vitest"), ["run", "--reporter=dot"]]]),
  ["Migrations match the schema", process.execPath, [join("scripts", "check-migrations.mjs")]],
];

for (const [name, command, args] of steps) {
  console.log(`gatehouse  ${name} …`);
  const { status } = spawnSync(command, args, { cwd: project, stdio: "inherit" });
  if (status !== 0) {
    console.error(`gatehouse  ${name}: not in order.`);
    process.exit(1);
  }
}
console.log("gatehouse  All is in order.");
