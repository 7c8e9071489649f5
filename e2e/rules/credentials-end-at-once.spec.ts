import { expect } from "playwright/test";
import { call, newAccount } from "../fixtures/account";
import { asClient, bearer, codeFor, exchange, newApp, postForm, query, refresh, tokensFor } from "../fixtures/oauth";
import { test } from "../fixtures/test";

test("a revoked API key is 401 at the next call", async ({ account }) => {
  const { body: key } = await account.api<{ id: string; key: string }>("POST", "/api/portal/api-keys", { name: "k" });
  expect(await query({ "x-api-key": key.key })).toMatchObject({ status: 200, body: { products: [{}] } });
  await account.api("DELETE", `/api/portal/api-keys/${key.id}`);
  expect(await query({ "x-api-key": key.key })).toMatchObject({
    status: 401,
    body: { error: { name: "UnauthorizedError", code: "UNAUTHORIZED" } },
  });
});

test("an app that is disabled is 403 at the next call, cannot refresh, and lives again when enabled", async ({
  account,
}) => {
  const app = await newApp(account);
  const tokens = await tokensFor(app, await newAccount());
  expect((await query(bearer(tokens.access_token))).status).toBe(200);
  await account.api("PATCH", `/api/portal/apps/${app.id}`, { disabled: true });
  expect((await query(bearer(tokens.access_token))).status).toBe(403);
  expect(await refresh(app, tokens.refresh_token ?? "")).toMatchObject({
    status: 400,
    body: { error: "invalid_grant" },
  });
  await account.api("PATCH", `/api/portal/apps/${app.id}`, { disabled: false });
  expect((await query(bearer(tokens.access_token))).status).toBe(200);
});

test("while the owner of an app is disabled, nothing that it holds for others works, nor what it made for them", async ({
  account: developer,
  admin,
}) => {
  const app = await newApp(developer, { scopes: ["portal", "read"] });
  const tokens = await tokensFor(app, await newAccount());
  const headers = bearer(tokens.access_token);
  const made = await call<{ key: string }>("POST", "/api/portal/api-keys", { headers, body: { name: "k" } });
  const key = { "x-api-key": made.body.key };
  const token = tokens.access_token;
  const statuses = async () => [
    (await query(headers)).status,
    (await query(key)).status,
    (await refresh(app, tokens.refresh_token ?? "")).body.error ?? "refreshed",
    (await postForm<{ active?: boolean }>("/auth/oauth/introspect", { token, ...asClient(app) })).status,
  ];
  expect(await statuses()).toEqual([200, 200, "refreshed", 200]);
  await admin.api("PATCH", `/api/admin/users/${developer.id}`, { disabled: true });
  expect(await statuses()).toEqual([403, 403, "invalid_grant", 401]);
  // What is disabled ends nothing either: it lives again when it is enabled.
  const revoked = await postForm("/auth/oauth/revoke", { token, ...asClient(app) });
  expect([revoked.status, revoked.body.error]).toEqual([401, "invalid_client"]);
  await admin.api("PATCH", `/api/admin/users/${developer.id}`, { disabled: false });
  expect(await statuses()).toEqual([200, 200, "refreshed", 200]);
});

test("a deleted app's tokens are 401 at the next call", async ({ account }) => {
  const app = await newApp(account);
  const tokens = await tokensFor(app, await newAccount());
  expect((await query(bearer(tokens.access_token))).status).toBe(200);
  await account.api("DELETE", `/api/portal/apps/${app.id}`);
  expect((await query(bearer(tokens.access_token))).status).toBe(401);
});

test("a scope taken from the app is gone from its tokens at the next call", async ({ account }) => {
  const app = await newApp(account);
  const tokens = await tokensFor(app, await newAccount());
  expect((await query(bearer(tokens.access_token))).status).toBe(200);
  await account.api("PATCH", `/api/portal/apps/${app.id}`, { scopes: ["write"] });
  const answer = await query(bearer(tokens.access_token));
  expect(answer.status).toBe(403);
  expect(answer.headers.get("www-authenticate")).toContain('error="insufficient_scope"');
});

test("a new password ends the tokens that apps hold for the person", async ({ account }) => {
  const app = await newApp(account);
  const user = await newAccount();
  const tokens = await tokensFor(app, user);
  expect((await query(bearer(tokens.access_token))).status).toBe(200);
  const changed = await user.api("PATCH", "/api/portal/me", {
    currentPassword: user.password,
    newPassword: `${user.password}-2`,
  });
  expect(changed.status).toBe(200);
  expect((await query(bearer(tokens.access_token))).status).toBe(401);
});

test("a code that was issued before a new password is good for nothing after it", async ({ account }) => {
  const app = await newApp(account);
  const user = await newAccount();
  const code = await codeFor(app, user);
  const newPassword = `${user.password}-2`;
  expect((await user.api("PATCH", "/api/portal/me", { currentPassword: user.password, newPassword })).status).toBe(200);
  expect(await exchange(app, code)).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
});
