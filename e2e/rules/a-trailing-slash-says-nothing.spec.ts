import { expect } from "playwright/test";
import { baseUrl } from "../fixtures/account";
import { apiCaller } from "../fixtures/api-caller";
import { test } from "../fixtures/test";

const READ = [
  "/healthz",
  "/readyz",
  "/.well-known/openid-configuration",
  "/.well-known/oauth-authorization-server",
  "/.well-known/oauth-protected-resource",
  "/.well-known/jwks.json",
  "/api/openapi.json",
  "/api/portal/me",
  "/api/portal/api-keys",
  "/api/v1/products",
  "/api/v1/products/1",
  "/api/v3/product/1",
  "/odata",
  "/odata/$metadata",
  "/odata/products",
  "/odata/products/$count",
  "/authorization/whoami",
  "/api/nothing",
];

const POSTED = [
  "/api/query",
  "/api/import",
  "/api/oauth/token",
  "/auth/oauth/token",
  "/auth/oauth/revoke",
  "/auth/login",
  "/consumer/login",
  "/authorization/token",
  "/protected_endpoint",
];

test("every wire address answers with a slash at its end as it does without", async ({ account }) => {
  const { key } = await apiCaller(account, ["read", "portal"]);
  const ask = async (method: string, path: string) => {
    const init = { method, headers: { "x-api-key": key }, ...(method === "POST" && { body: "{}" }) };
    const answer = await fetch(baseUrl() + path, init);
    return { status: answer.status, type: answer.headers.get("content-type") };
  };
  for (const [method, paths] of [["GET", READ] as const, ["POST", POSTED] as const]) {
    for (const path of paths) {
      const plain = await ask(method, path);
      expect([path, await ask(method, `${path}/`)]).toEqual([path, plain]);
      expect([path, await ask(method, `${path}//?x=1`)]).toEqual([path, await ask(method, `${path}?x=1`)]);
    }
  }
});
