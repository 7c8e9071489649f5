// npm test: installs, builds, and runs every test against servers that it starts itself.
//
// The wire tests run twice, so that each meets both lanes and, where there is a PostgreSQL, both databases: through the
// direct lane on the embedded database, then through Next on the other. What starts servers of its own runs once.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { installPackages, project, requireNode, say } from "./environment.mjs";
import { playwrightReport, printFailures, printSlowest, testsOfDatabases, vitestReport } from "./test-report.mjs";

requireNode();
process.chdir(project);
installPackages();

// Kept for whoever wants to know more of a run than its last line.
const reports = join(project, "test-results", "reports");
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const done = [];

const bin = (name) => join(project, "node_modules", ".bin", process.platform === "win32" ? `${name}.cmd` : name);

function findBrowser() {
  // The one without a window of its own first: it draws the same pages for a third less work.
  const names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];
  const installed = names.map((name) => `/usr/bin/${name}`).find(existsSync);
  if (process.env.CHROMIUM_PATH || installed) return process.env.CHROMIUM_PATH ?? installed;
  say("Fetching a browser …");
  if (spawnSync(bin("playwright"), ["install", "chromium", "--only-shell"], { stdio: "inherit" }).status === 0)
    return "";
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    spawnSync("apt-get", ["-o", "DPkg::Lock::Timeout=600", "update", "-qq"], { stdio: "inherit" });
    spawnSync("apt-get", ["-o", "DPkg::Lock::Timeout=600", "install", "-y", "-qq", "chromium-headless-shell"], {
      stdio: "inherit",
    });
    if (existsSync("/usr/bin/chromium-headless-shell")) return "/usr/bin/chromium-headless-shell";
  }
  console.error("gatehouse  No Chromium found, and none could be installed. Set CHROMIUM_PATH to one.");
  process.exit(1);
}

/** Runs a test runner and takes what its JSON report says; a run that left none counts as one failure. */
function run(name, command, args, env, read) {
  say(`${name} …`);
  const started = performance.now();
  const file = join(reports, `${name.toLowerCase().replace(/\W+/g, "-")}.json`);
  const { status } = spawnSync(bin(command), args(file), { stdio: "inherit", env: { ...process.env, ...env(file) } });
  const report = read(file, name);
  if (status !== 0 && report.failed === 0) report.failed = 1;
  done.push({ name, seconds: (performance.now() - started) / 1000, ...report });
}

function unitTests(name, env, files = []) {
  const args = (file) => ["run", "--reporter=dot", "--reporter=json", `--outputFile.json=${file}`, ...files];
  run(name, "vitest", args, () => ({ NODE_ENV: "test", ...env }), vitestReport);
}

function endToEnd(name, projects, env) {
  const args = () => ["test", ...projects.map((project) => `--project=${project}`), "--reporter=dot,json"];
  run(name, "playwright", args, (file) => ({ ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file }), playwrightReport);
}

const chromium = findBrowser();
const { buildIfStale } = await import("./build.mjs");
await buildIfStale();

const { TEST_DATABASE_URL } = process.env;
unitTests("Unit tests", { TEST_DATABASE_URL: "" });
endToEnd("Embedded database", ["wire", "once", "portal"], { CHROMIUM_PATH: chromium });
endToEnd(TEST_DATABASE_URL ? "PostgreSQL, through Next" : "Embedded database, through Next", ["wire"], {
  TEST_LANE: "next",
  ...(TEST_DATABASE_URL && { TEST_ON: "postgres" }),
});
if (TEST_DATABASE_URL) unitTests("Unit tests on PostgreSQL", {}, testsOfDatabases(project));

printSlowest(done, 20);
printFailures(done);
const total = (what) => done.reduce((sum, report) => sum + report[what], 0);
for (const { name, seconds, passed, failed } of done) {
  say(`${name}: ${passed} passed, ${failed} failed in ${Math.round(seconds)} s`);
}
const skipped = total("skipped");
console.log(`${total("passed")} passed, ${total("failed")} failed${skipped ? `, ${skipped} skipped` : ""}`);
process.exit(total("failed") === 0 && total("passed") > 0 ? 0 : 1);
