import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "playwright/test";
import { browserLaunch } from "./e2e/fixtures/browser";

/** What starts servers of its own, on the database of its choice, says the same in every lane and on every one. */
const OWN_SERVERS = ["rules", "attacks"].flatMap((folder) =>
  readdirSync(join("e2e", folder))
    .filter((name) => {
      const text = readFileSync(join("e2e", folder, name), "utf8");
      return text.includes("startServer(") && !text.includes("TEST_ON");
    })
    .map((name) => `${folder}/${name}`),
);

/** What asks the files, or runs other people's programs: once is enough. */
const ONCE = ["house.spec.ts", "attacks/every-route-is-attacked.spec.ts", "wire/help-*samples.spec.ts", ...OWN_SERVERS];

export default defineConfig({
  testDir: "e2e",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  // A failure is tried again to get its trace; what passes then is flaky, and counts as failed.
  retries: process.env.CI ? 1 : 0,
  failOnFlakyTests: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  globalSetup: "./e2e/fixtures/global-setup.ts",
  reporter: process.env.CI ? "dot" : "list",
  outputDir: "test-results/playwright",
  projects: [
    {
      name: "wire",
      testMatch: [
        "wire/**/*.spec.ts",
        "rules/**/*.spec.ts",
        "seeds/**/*.spec.ts",
        "clients/**/*.spec.ts",
        "attacks/**/*.spec.ts",
      ],
      testIgnore: ONCE,
    },
    { name: "once", testMatch: ONCE },
    {
      name: "portal",
      testMatch: "portal/**/*.spec.ts",
      // Without motion, as some people set it: a journey neither waits for a fade nor looks at half of one.
      use: { launchOptions: browserLaunch(), contextOptions: { reducedMotion: "reduce" }, trace: "on-first-retry" },
    },
  ],
});
