import { expect } from "playwright/test";
import { call } from "../fixtures/account";
import { bearer, newApp, tokensFor } from "../fixtures/oauth";
import { test } from "../fixtures/test";

// The two ways in of the published introduction: an app on a person's behalf, and a token of one's own.

test("a personal access token, sent as Bearer, acts as its owner, as far as its scopes go", async ({ account }) => {
  const { status, body } = await account.api<{ token: string }>("POST", "/api/portal/tokens", {
    name: "Direct integration",
    scopes: ["read"],
  });
  expect({ status, body }).toMatchObject({
    status: 201,
    body: { token: expect.stringMatching(/^gth_pat_[0-9A-Za-z]{36}$/), scopes: ["read"] },
  });
  expect(await call("GET", "/authorization/whoami", { headers: bearer(body.token) })).toMatchObject({
    status: 200,
    body: { id: account.id, name: account.name, email: account.email, scopes: expect.arrayContaining(["read"]) },
  });
  expect((await call("GET", "/api/v1/products", { headers: bearer(body.token) })).status).toBe(200);
  const write = { headers: bearer(body.token), body: { sku: "SEED-1", name: "Not allowed", price: 1 } };
  expect(await call("POST", "/api/v1/products", write)).toMatchObject({
    status: 403,
    body: { error: { code: "FORBIDDEN" } },
  });
});

test("an app's access token, sent as Bearer, acts for the person who allowed it, whose password it never saw", async ({
  account,
}) => {
  const app = await newApp(account, { scopes: ["read", "profile", "openid"] });
  const tokens = await tokensFor(app, account);
  expect(await call("GET", "/auth/oauth/userinfo", { headers: bearer(tokens.access_token) })).toMatchObject({
    status: 200,
    body: { sub: account.id, name: account.name },
  });
});

test("no credential, and one that is none, are 401 with a Bearer challenge", async () => {
  for (const headers of [{}, bearer("gth_pat_000000000000000000000000000000000000")]) {
    const answer = await call("GET", "/api/v1/products", { headers });
    expect(answer).toMatchObject({ status: 401, body: { error: { code: "UNAUTHORIZED" } } });
    expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer /);
  }
});
