import { defineConfig } from "playwright/test";
import { browserLaunch } from "./e2e/fixtures/browser";

export default defineConfig({
  testDir: "e2e",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  globalSetup: "./e2e/fixtures/global-setup.ts",
  reporter: process.env.CI ? "dot" : "list",
  outputDir: "test-results",
  projects: [
    {
      name: "wire",
      testMatch: [
        "wire/**/*.spec.ts",
        "rules/**/*.spec.ts",
        "seeds/**/*.spec.ts",
        "clients/**/*.spec.ts",
        "house.spec.ts",
      ],
    },
    {
      name: "portal",
      testMatch: "portal/**/*.spec.ts",
      use: { launchOptions: browserLaunch(), trace: "retain-on-failure" },
    },
  ],
});
