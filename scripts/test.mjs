// npm test: installs, builds, and runs every test against servers that it starts itself.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installPackages, project, requireNode, say } from "./environment.mjs";

requireNode();
process.chdir(project);
installPackages();

const results = mkdtempSync(join(tmpdir(), "gatehouse-results-"));
const total = { passed: 0, failed: 0, skipped: 0 };

const bin = (name) => join(project, "node_modules", ".bin", process.platform === "win32" ? `${name}.cmd` : name);

function findBrowser() {
  const installed = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
  if (process.env.CHROMIUM_PATH || installed) return process.env.CHROMIUM_PATH ?? installed;
  say("Fetching a browser …");
  if (spawnSync(bin("playwright"), ["install", "chromium"], { stdio: "inherit" }).status === 0) return "";
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    spawnSync("apt-get", ["-o", "DPkg::Lock::Timeout=600", "update", "-qq"], { stdio: "inherit" });
    spawnSync("apt-get", ["-o", "DPkg::Lock::Timeout=600", "install", "-y", "-qq", "chromium"], { stdio: "inherit" });
    if (existsSync("/usr/bin/chromium")) return "/usr/bin/chromium";
  }
  console.error("gatehouse  No Chromium found, and none could be installed. Set CHROMIUM_PATH to one.");
  process.exit(1);
}

/** Counts what a run's JSON report says; a run that left none counts as one failure. */
function count(name, file, read) {
  if (!existsSync(file)) {
    console.error(`gatehouse  ${name} did not come to its end.`);
    total.failed += 1;
    return;
  }
  const { passed, failed, skipped } = read(JSON.parse(readFileSync(file, "utf8")));
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

function unitTests() {
  const file = join(results, "unit.json");
  const { status } = spawnSync(
    bin("vitest"),
    ["run", "--reporter=dot", "--reporter=json", `--outputFile.json=${file}`],
    {
      stdio: "inherit",
      env: { ...process.env, NODE_ENV: "test" },
    },
  );
  count("Unit tests", file, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests || (status === 0 ? 0 : 1),
    skipped: report.numPendingTests,
  }));
}

function endToEnd(name, projects, env) {
  say(`${name} …`);
  const file = join(results, `${name.replace(/\W+/g, "-")}.json`);
  const { status } = spawnSync(
    bin("playwright"),
    ["test", ...projects.map((project) => `--project=${project}`), "--reporter=dot,json"],
    { stdio: "inherit", env: { ...process.env, ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file } },
  );
  count(name, file, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected || (status === 0 ? 0 : 1),
    skipped: stats.skipped,
  }));
}

const chromium = findBrowser();
const { buildIfStale } = await import("./build.mjs");
await buildIfStale();

unitTests();
endToEnd("Embedded database", ["wire", "portal"], { CHROMIUM_PATH: chromium });
endToEnd("Embedded database, through Next", ["wire"], { TEST_LANE: "next" });
if (process.env.TEST_DATABASE_URL) endToEnd("PostgreSQL", ["wire"], { TEST_ON: "postgres" });

rmSync(results, { recursive: true, force: true });
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ""}`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
