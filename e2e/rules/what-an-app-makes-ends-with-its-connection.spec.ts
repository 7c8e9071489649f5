import { expect, test } from "playwright/test";
import { adminAccount, call, newAccount } from "../fixtures/account";
import { bearer, newApp, query, tokensFor } from "../fixtures/oauth";

test("a key or token that an app made for a person ends when they disconnect it, and holds what they allow it", async () => {
  const [developer, person] = await Promise.all([newAccount(), newAccount()]);
  const app = await newApp(developer, { scopes: ["portal", "read"] });
  const { access_token } = await tokensFor(app, person);
  const headers = bearer(access_token);
  const make = (path: string, body: object) =>
    call<{ id: string; key: string; token: string }>("POST", path, { headers, body });
  const key = await make("/api/portal/api-keys", { name: "k" });
  const token = await make("/api/portal/tokens", { name: "t", scopes: ["read"] });
  expect([key.status, token.status]).toEqual([201, 201]);
  const own = await person.api<{ id: string; key: string }>("POST", "/api/portal/api-keys", {
    name: "own",
    scopes: ["read"],
  });
  const renewed = await call<{ id: string; key: string }>("POST", `/api/portal/api-keys/${own.body.id}/rotate`, {
    headers,
    body: { overlapSeconds: 3600 },
  });
  const statuses = async () => [
    (await query({ "x-api-key": key.body.key })).status,
    (await query(bearer(token.body.token))).status,
    (await query({ "x-api-key": renewed.body.key })).status,
    (await query({ "x-api-key": own.body.key })).status,
  ];
  expect(await statuses()).toEqual([200, 200, 200, 200]);

  // What could not end with the connection is not made.
  const confidential = { name: "a", type: "confidential", redirectUris: [], scopes: ["read"] };
  const webhook = await person.api<{ id: string }>("POST", "/api/portal/webhooks", {
    url: "https://hooks.example.com/told",
  });
  const ownApp = await newApp(person, { scopes: ["read"] });
  for (const [path, body] of [
    ["/api/portal/apps", confidential],
    [`/api/portal/apps/${ownApp.id}/secrets`, {}],
    ["/api/portal/credentials", { name: "l" }],
    ["/api/portal/webhooks", { url: "https://hooks.example.com/told" }],
    [`/api/portal/webhooks/${webhook.body.id}/rotate`, { overlapSeconds: 0 }],
    [`/api/portal/webhooks/${webhook.body.id}/reveal`, { password: person.password }],
  ] as const) {
    expect([path, (await make(path, body)).status]).toEqual([path, 403]);
  }
  for (const [path, body, status] of [
    [`/api/portal/webhooks/${webhook.body.id}`, { url: "https://hooks.example.com/elsewhere" }, 403],
    [`/api/portal/webhooks/${webhook.body.id}`, { paused: true }, 200],
    [`/api/portal/apps/${ownApp.id}`, { redirectUris: [ownApp.redirectUri, "https://elsewhere.example.com/cb"] }, 403],
    [`/api/portal/apps/${ownApp.id}`, { name: "Renamed" }, 200],
  ] as const) {
    expect([path, (await call("PATCH", path, { headers, body })).status]).toEqual([path, status]);
  }

  await developer.api("PATCH", `/api/portal/apps/${app.id}`, { disabled: true });
  expect(await statuses()).toEqual([403, 403, 403, 200]);
  await developer.api("PATCH", `/api/portal/apps/${app.id}`, { disabled: false });
  await developer.api("PATCH", `/api/portal/apps/${app.id}`, { scopes: ["portal"] });
  expect(await statuses()).toEqual([403, 403, 403, 200]);
  await developer.api("PATCH", `/api/portal/apps/${app.id}`, { scopes: ["portal", "read"] });
  expect(await statuses()).toEqual([200, 200, 200, 200]);

  const { body } = await person.api<{ data: { id: string }[] }>("GET", "/api/portal/grants");
  expect((await person.api("DELETE", `/api/portal/grants/${body.data[0]?.id}`)).status).toBe(200);
  expect(await statuses()).toEqual([401, 401, 401, 200]);
  const left = await person.api<{ data: { id: string }[] }>("GET", "/api/portal/api-keys");
  expect(left.body.data.map(({ id }) => id)).toEqual([own.body.id]);
});

test("an app that acts for an administrator makes no account, gives nobody rights and enables no plugin", async () => {
  const admin = await adminAccount();
  const [developer, person] = await Promise.all([newAccount(), newAccount()]);
  const app = await newApp(admin, { scopes: ["admin", "portal", "read", "write"] });
  const { access_token } = await tokensFor(app, admin);
  const headers = bearer(access_token);
  const status = async (method: string, path: string, body?: object) =>
    (await call(method, path, { headers, ...(body && { body }) })).status;
  expect(await status("GET", `/api/admin/users/${person.id}`)).toBe(200);
  expect(await status("POST", "/api/admin/users", { name: "N", email: `${developer.username}@new.test` })).toBe(403);
  expect(await status("PATCH", `/api/admin/users/${person.id}`, { role: "Administrator" })).toBe(403);
  // Taking rights away outlasts nothing.
  await admin.api("PATCH", `/api/admin/users/${developer.id}`, { role: "Administrator" });
  expect(await status("PATCH", `/api/admin/users/${developer.id}`, { role: "Consumer" })).toBe(200);
  expect(await status("PATCH", `/api/admin/users/${person.id}`, { disabled: true })).toBe(200);
  expect(await status("PATCH", `/api/admin/users/${person.id}`, { disabled: false })).toBe(403);
});
