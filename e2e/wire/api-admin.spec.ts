import { expect } from "playwright/test";
import { call, unique } from "../fixtures/account";
import { query } from "../fixtures/oauth";
import { test } from "../fixtures/test";

const LISTS = [
  "/api/admin/users",
  "/api/admin/roles",
  "/api/admin/scopes",
  "/api/admin/operations",
  "/api/admin/integrations",
  "/api/admin/ip-allow-list",
  "/api/admin/signing-keys",
  "/api/admin/audit",
];

test.describe("200", () => {
  for (const path of LISTS) {
    test(`${path} is a list`, async ({ admin }) => {
      const { status, body } = await admin.api("GET", path);
      expect(status).toBe(200);
      expect(body).toEqual({ data: expect.any(Array), meta: expect.any(Object) });
    });
  }

  test("a person is found, given another role, and gets what it says at the next call", async ({ admin, account }) => {
    const role = `Reader ${unique()}`;
    expect((await admin.api("POST", "/api/admin/roles", { name: role, scopes: ["portal"] })).status).toBe(201);
    const { body } = await account.api<{ key: string }>("POST", "/api/portal/api-keys", { name: "k" });
    const asKey = { "x-api-key": body.key };
    expect((await query(asKey)).status).toBe(200);
    const found = await admin.api<{ data: { id: string }[] }>("GET", `/api/admin/users?search=${account.username}`);
    expect(found.body.data).toEqual([expect.objectContaining({ id: account.id, role: "Consumer", status: "active" })]);

    expect((await admin.api("PATCH", `/api/admin/users/${account.id}`, { role })).body).toMatchObject({ role });
    expect((await query(asKey)).status).toBe(403);
    const named = `/api/admin/roles/${encodeURIComponent(role)}`;
    expect((await admin.api("PATCH", named, { scopes: ["portal", "read"] })).status).toBe(200);
    expect((await query(asKey)).status).toBe(200);
    await admin.api("PATCH", `/api/admin/users/${account.id}`, { disabled: true });
    expect((await query(asKey)).status).toBe(403);
    expect((await account.api("GET", "/api/portal/me")).status).toBe(401);
  });

  test("a token with the scope admin administers, one without does not", async ({ admin }) => {
    const bearer = async (scopes: string[]) => {
      const { body } = await admin.api<{ token: string }>("POST", "/api/portal/tokens", { name: "t", scopes });
      return { headers: { authorization: `Bearer ${body.token}` } };
    };
    expect((await call("GET", "/api/admin/users", await bearer(["admin"]))).status).toBe(200);
    expect((await call("GET", "/api/admin/users", await bearer(["portal"]))).status).toBe(403);
  });
});

test.describe("201", () => {
  test("an integration gets tokens by client_credentials, until it is deleted", async ({ admin }) => {
    const { status, body } = await admin.api<{ id: string; clientId: string; clientSecret: string }>(
      "POST",
      "/api/admin/integrations",
      { name: "ERP", scopes: ["read"] },
    );
    expect(status).toBe(201);
    const ask = () =>
      call<{ access_token: string }>("POST", "/api/oauth/token", {
        body: { grant_type: "client_credentials", client_id: body.clientId, client_secret: body.clientSecret },
      });
    const answer = await ask();
    expect(answer).toMatchObject({ status: 200, body: { token_type: "Bearer", expires_in: 600 } });
    const headers = { authorization: `Bearer ${answer.body.access_token}` };
    expect((await query(headers)).status).toBe(200);
    await admin.api("DELETE", `/api/admin/integrations/${body.id}`);
    expect((await query(headers)).status).toBe(401);
    expect((await ask()).status).toBe(401);
  });
});

test.describe("401 and 403", () => {
  for (const path of [...LISTS, "/api/admin/settings"]) {
    test(`${path} is for administrators`, async ({ account }) => {
      expect((await call("GET", path)).status).toBe(401);
      const { status, body } = await account.api("GET", path);
      expect(status).toBe(403);
      expect(body).toMatchObject({ error: { name: "ForbiddenError", code: "FORBIDDEN" } });
    });
  }
});

test.describe("409", () => {
  test("the last administrator stays, and built-in roles and scopes too", async ({ admin }) => {
    for (const [method, path, body] of [
      ["DELETE", "/api/admin/roles/Consumer", undefined],
      ["PATCH", "/api/admin/roles/Administrator", { scopes: [] }],
      ["DELETE", "/api/admin/scopes/products%3Aread", undefined],
    ] as const) {
      expect((await admin.api(method, path, body)).status).toBe(409);
    }
  });
});
