// What the test runners' JSON reports say, in one shape.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { project, say } from "./environment.mjs";

function readReport(file, name, read) {
  if (existsSync(file)) return read(JSON.parse(readFileSync(file, "utf8")));
  console.error(`gatehouse  ${name} did not come to its end.`);
  return { passed: 0, failed: 1, skipped: 0, tests: [] };
}

export const vitestReport = (file, name) =>
  readReport(file, name, ({ numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests, testResults }) => ({
    passed: numPassedTests,
    failed: numFailedTests || numFailedTestSuites,
    skipped: numPendingTests,
    tests: testResults.flatMap(({ name: path, assertionResults }) =>
      assertionResults.map(({ fullName, duration, status, failureMessages }) => ({
        title: `${relative(project, path)} › ${fullName}`,
        ms: duration ?? 0,
        failure: status === "failed" ? failureMessages.join("\n") : undefined,
      })),
    ),
  }));

function* specsIn(suite) {
  for (const spec of suite.specs ?? []) yield spec;
  for (const inner of suite.suites ?? []) yield* specsIn(inner);
}

export const playwrightReport = (file, name) =>
  readReport(file, name, ({ stats, suites }) => ({
    passed: stats.expected,
    // What passes only when it is tried again tells of a race, in the test or in the product.
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    tests: suites
      .flatMap((suite) => [...specsIn(suite)])
      .map(({ file: path, title, tests }) => ({
        title: `e2e/${path} › ${title}`,
        ms: tests.reduce((sum, { results }) => sum + results.reduce((all, { duration }) => all + duration, 0), 0),
        failure: tests
          .flatMap(({ results }) => results.flatMap(({ errors }) => errors.map(({ message }) => message)))
          .join("\n"),
      })),
  }));

/** Prints which tests took longest. */
export function printSlowest(reports, count) {
  const tests = reports.flatMap(({ name, tests: all }) => all.map((test) => ({ ...test, run: name })));
  say(`The ${count} slowest tests:`);
  for (const { title, ms, run } of tests.sort((one, other) => other.ms - one.ms).slice(0, count)) {
    console.log(`${(ms / 1000).toFixed(1).padStart(6)} s  ${title} (${run})`);
  }
}

/** Prints once more what failed, and the first lines of why: whoever reads a log reads its end. */
export function printFailures(reports) {
  for (const { name, tests } of reports) {
    for (const { title, failure } of tests) {
      if (failure) console.log(`failed  ${title} (${name})\n${stripVTControlCharacters(failure).slice(0, 1_500)}\n`);
    }
  }
}

/** The unit tests that work on a database of their own, and so have something to say on PostgreSQL too. */
export function testsOfDatabases(folder) {
  return ["lib", "db", "app"]
    .flatMap((part) => readdirSync(join(folder, part), { recursive: true }).map((name) => join(part, String(name))))
    .filter((name) => /\.test\.tsx?$/.test(name))
    .filter((name) => /\bopenTest(Runtime|Database)\b/.test(readFileSync(join(folder, name), "utf8")));
}
