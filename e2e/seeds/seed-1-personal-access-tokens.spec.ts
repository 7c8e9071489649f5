import { expect } from "playwright/test";
import { baseUrl, call, newAccount } from "../fixtures/account";
import { bearer, newApp, query, tokensFor } from "../fixtures/oauth";
import { test } from "../fixtures/test";

// What the published introduction to authentication promises: two kinds of token, one header.

test("on behalf of a user: the app's access token goes in Authorization: Bearer, after that user's consent", async ({
  account,
}) => {
  const app = await newApp(account, { scopes: ["read"] });
  const user = await newAccount();
  const { access_token } = await tokensFor(app, user);
  const whoami = await call("GET", "/authorization/whoami", { headers: bearer(access_token) });
  expect({ status: whoami.status, body: whoami.body }).toEqual({
    status: 200,
    body: {
      id: user.id,
      name: user.name,
      email: user.email,
      username: user.username,
      role: "Consumer",
      clientId: app.clientId,
      scopes: ["read"],
    },
  });
});

test("for an own system: a personal access token goes in the same header, and acts as its owner", async ({
  account,
}) => {
  const made = await account.api<{ id: string; token: string }>("POST", "/api/portal/tokens", {
    name: "Warehouse",
    scopes: ["read"],
  });
  expect(made).toMatchObject({
    status: 201,
    body: {
      id: expect.any(String),
      name: "Warehouse",
      token: expect.stringMatching(/^gth_pat_[0-9A-Za-z]{36}$/),
      scopes: ["read"],
      expiresAt: null,
    },
  });
  const whoami = await call("GET", "/authorization/whoami", { headers: bearer(made.body.token) });
  expect({ status: whoami.status, body: whoami.body }).toEqual({
    status: 200,
    body: {
      id: account.id,
      name: account.name,
      email: account.email,
      username: account.username,
      role: "Consumer",
      clientId: null,
      scopes: ["read"],
    },
  });
});

test("a personal access token opens every data API, as far as its scopes reach", async ({ account }) => {
  const { body } = await account.api<{ token: string }>("POST", "/api/portal/tokens", {
    name: "Reader",
    scopes: ["read"],
  });
  const headers = bearer(body.token);
  expect((await query(headers)).status).toBe(200);
  for (const path of ["/odata/products?$top=1", "/api/v1/products?perPage=1", "/api/v3/product/1"]) {
    expect((await call("GET", path, { headers })).status, path).toBe(200);
  }
  const writing = await call("POST", "/api/v1/products", { headers, body: { sku: "X", name: "X" } });
  expect(writing).toMatchObject({ status: 403, body: { error: { name: "ForbiddenError", code: "FORBIDDEN" } } });
  const imported = await fetch(`${baseUrl()}/api/import?entity=products`, {
    method: "POST",
    headers,
    body: "sku\nX\n",
  });
  expect(imported.status).toBe(403);
});

test("every request must be authenticated: without a token, or with one that is not known, 401", async () => {
  for (const headers of [{}, bearer("<YOUR_PERSONAL_ACCESS_TOKEN>".replace(/[<>]/g, ""))]) {
    for (const path of ["/odata/products", "/api/v1/products", "/api/v3/product/1", "/authorization/whoami"]) {
      const { status, body } = await call("GET", path, { headers });
      expect({ status, body }, path).toEqual({
        status: 401,
        body: { error: { name: "UnauthorizedError", code: "UNAUTHORIZED", message: expect.any(String) } },
      });
    }
  }
});
