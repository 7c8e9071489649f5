import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: ["lib/**/*.test.ts", "lib/**/*.test.tsx", "db/**/*.test.ts", "app/**/*.test.ts", "deploy/*.test.ts"],
    globalSetup: "./vitest.global-setup.ts",
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
