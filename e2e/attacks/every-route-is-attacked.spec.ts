import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "playwright/test";
import { openApiDocument } from "../../lib/openapi/document";

/**
 * Routes that the OpenAPI document does not have, since a published contract describes them: each with the test that
 * tries on it what strangers try.
 */
const ATTACKED_ELSEWHERE: Readonly<Record<string, string>> = {
  "/.well-known/[[...path]]": "wire/unknown-address.spec.ts",
  "/.well-known/jwks.json": "wire/well-known.spec.ts",
  "/.well-known/oauth-authorization-server": "wire/well-known.spec.ts",
  "/.well-known/oauth-protected-resource/[[...path]]": "wire/well-known.spec.ts",
  "/.well-known/openid-configuration": "wire/well-known.spec.ts",
  "/api/auth/[...nextauth]": "rules/redirects-stay-here.spec.ts",
  "/api/oauth/token": "wire/api-oauth-token.spec.ts",
  "/api/odata/[account]/[[...path]]": "wire/odata.spec.ts",
  "/api/openapi.json": "wire/api-openapi.spec.ts",
  "/auth/login": "wire/auth-login.spec.ts",
  "/auth/oauth/authorize": "wire/auth-oauth-authorize.spec.ts",
  "/auth/oauth/consent": "wire/auth-oauth-authorize.spec.ts",
  "/auth/oauth/introspect": "wire/auth-oauth-introspect.spec.ts",
  "/auth/oauth/register": "wire/auth-oauth-register.spec.ts",
  "/auth/oauth/revoke": "wire/auth-oauth-revoke.spec.ts",
  "/auth/oauth/token": "wire/auth-oauth-token.spec.ts",
  "/auth/refresh": "wire/auth-refresh.spec.ts",
  "/auth/revoke": "wire/auth-revoke.spec.ts",
  "/auth/verify": "wire/auth-verify.spec.ts",
  "/authorization/authorize": "wire/authorization-authorize.spec.ts",
  "/authorization/revoke": "wire/authorization-revoke.spec.ts",
  "/authorization/token": "wire/authorization-token.spec.ts",
  "/consumer/[[...path]]": "wire/unknown-address.spec.ts",
  "/consumer/login": "wire/consumer-login.spec.ts",
  "/healthz": "wire/health.spec.ts",
  "/healthz/[...path]": "wire/unknown-address.spec.ts",
  "/help/en/api/search.json": "house.spec.ts",
  "/logos/[digest]": "wire/api-portal-apps.spec.ts",
  "/metrics": "wire/health.spec.ts",
  "/metrics/[...path]": "wire/unknown-address.spec.ts",
  "/protected_endpoint/[...path]": "wire/unknown-address.spec.ts",
  "/readyz": "wire/health.spec.ts",
  "/readyz/[...path]": "wire/unknown-address.spec.ts",
};

function routesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return routesIn(path);
    return /^route\.tsx?$/.test(entry.name) ? [folder] : [];
  });
}

const toUrl = (folder: string) => folder.replace(/^app/, "").replace(/\/\([^)]*\)/g, "");

// `/api/v1/products/{id}` is answered by `/api/v1/[entity]/[id]`.
const toPattern = (url: string) => {
  const segments = url.split("/").slice(1);
  const patterns = segments.map((segment) => {
    if (segment.startsWith("[[...")) return "(/.*)?";
    if (segment.startsWith("[...")) return "/.+";
    return segment.startsWith("[") ? "/[^/]+" : `/${segment.replaceAll(".", "\\.")}`;
  });
  return new RegExp(`^${patterns.join("")}$`);
};

test("every route is attacked: from the OpenAPI document, or where this list says", () => {
  const documented = Object.keys(openApiDocument("https://gate.example", "G").paths);
  const routes = [...new Set(routesIn("app").map(toUrl))];
  expect(routes.length).toBeGreaterThan(100);
  const others = routes.filter((url) => !documented.some((path) => toPattern(url).test(path)));
  expect(others.sort()).toEqual(Object.keys(ATTACKED_ELSEWHERE).sort());
  for (const [url, file] of Object.entries(ATTACKED_ELSEWHERE)) {
    const [fixed = ""] = url.split("/[");
    const word = fixed.split("/").at(-1) ?? "";
    expect(readFileSync(join("e2e", file), "utf8"), `${file} tries ${fixed}`).toContain(word);
  }
});
