import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { OAUTH_ENDPOINTS } from "./oauth-endpoints";

const APP = join(import.meta.dirname, "..", "..", "app");

it("every endpoint that discovery names is there", () => {
  for (const { path } of OAUTH_ENDPOINTS) expect(existsSync(join(APP, path, "route.ts")), path).toBe(true);
});

it("every endpoint of the standard dialect is discovered, but for the form of the consent page", () => {
  const paths = OAUTH_ENDPOINTS.map(({ path }) => path);
  const routes = readdirSync(join(APP, "auth", "oauth")).filter((name) => name !== "consent");
  for (const name of routes) expect(paths).toContain(`/auth/oauth/${name}`);
});
