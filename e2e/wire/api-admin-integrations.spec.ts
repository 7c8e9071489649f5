import { expect } from "playwright/test";
import { type Account, call, newAccount, unique } from "../fixtures/account";
import { apiError } from "../fixtures/api-error";
import { bearer, query } from "../fixtures/oauth";
import { test } from "../fixtures/test";

const PATH = "/api/admin/integrations";

interface Integration {
  id: string;
  clientId: string;
  clientSecret: string;
  secrets: { id: string }[];
}

const create = (admin: Account, more: Record<string, unknown> = {}) =>
  admin.api<Integration>("POST", PATH, { name: `ERP ${unique()}`, scopes: ["read"], ...more });

const compileToken = (clientId: string, clientSecret: string) =>
  call<{ access_token: string }>("POST", "/api/oauth/token", {
    body: { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret },
  });

const secretView = {
  id: expect.stringMatching(/^sec_/),
  hint: expect.stringMatching(/^.{4}$/),
  createdAt: expect.any(String),
  expiresAt: null,
  lastUsedAt: null,
};

const shown = {
  id: expect.stringMatching(/^app_/),
  clientId: expect.any(String),
  name: expect.any(String),
  description: "",
  scopes: ["read"],
  status: "active",
  secrets: [secretView],
  lastUsedAt: null,
  createdAt: expect.any(String),
  version: expect.any(String),
};

test.describe("200", () => {
  test("one is shown without its secret, alone and in the list", async ({ admin }) => {
    const { body: made } = await create(admin);
    const one = await admin.api("GET", `${PATH}/${made.id}`);
    expect({ status: one.status, body: one.body }).toEqual({ status: 200, body: shown });
    const { body: list } = await admin.api<{ data: { id: string }[] }>("GET", PATH);
    expect(list.data.find(({ id }) => id === made.id)).toEqual(one.body);
  });

  test("a change of its scopes counts for the tokens that it has already", async ({ admin }) => {
    const { body: made } = await create(admin, { scopes: ["read", "write"] });
    const { body } = await compileToken(made.clientId, made.clientSecret);
    expect((await query(bearer(body.access_token))).status).toBe(200);
    const changed = await admin.api("PATCH", `${PATH}/${made.id}`, { scopes: ["write"], description: "Writes" });
    expect(changed).toMatchObject({ status: 200, body: { scopes: ["write"], description: "Writes" } });
    expect((await query(bearer(body.access_token))).status).toBe(403);
  });

  test("deleted with its secrets and tokens", async ({ admin }) => {
    const { body: made } = await create(admin);
    const { body } = await compileToken(made.clientId, made.clientSecret);
    expect((await admin.api("DELETE", `${PATH}/${made.id}`)).status).toBe(200);
    expect((await query(bearer(body.access_token))).status).toBe(401);
    expect((await compileToken(made.clientId, made.clientSecret)).status).toBe(401);
    const gone = await admin.api("GET", `${PATH}/${made.id}`);
    expect({ status: gone.status, body: gone.body }).toEqual(apiError("notFound"));
  });
});

test.describe("201", () => {
  test("the secret is in the answer that made it, and nowhere else", async ({ admin }) => {
    const { status, body } = await create(admin);
    expect({ status, body }).toEqual({
      status: 201,
      body: { ...shown, clientSecret: expect.stringMatching(/^gth_sec_[0-9A-Za-z]{36}$/) },
    });
    const audit = await admin.api("GET", `/api/admin/audit?limit=200`);
    expect(JSON.stringify(audit.body)).not.toContain(body.clientSecret);
  });

  test("a second secret works beside the first, a third is refused, and a dropped one is done", async ({ admin }) => {
    const { body: made } = await create(admin);
    const second = await admin.api<{ id: string; clientSecret: string }>("POST", `${PATH}/${made.id}/secrets`, {});
    expect({ status: second.status, body: second.body }).toEqual({
      status: 201,
      body: { ...secretView, clientSecret: expect.stringMatching(/^gth_sec_/) },
    });
    for (const secret of [made.clientSecret, second.body.clientSecret]) {
      expect((await compileToken(made.clientId, secret)).status).toBe(200);
    }
    expect((await admin.api("POST", `${PATH}/${made.id}/secrets`, {})).status).toBe(409);
    expect((await admin.api("DELETE", `${PATH}/${made.id}/secrets/${made.secrets[0]?.id}`)).status).toBe(200);
    expect((await compileToken(made.clientId, made.clientSecret)).status).toBe(401);
    expect((await compileToken(made.clientId, second.body.clientSecret)).status).toBe(200);
  });

  test("a rotation with an overlap ends the older secret by itself", async ({ admin }) => {
    const { body: made } = await create(admin);
    const second = await admin.api<{ clientSecret: string }>("POST", `${PATH}/${made.id}/secrets`, {
      overlapSeconds: 2,
    });
    expect((await compileToken(made.clientId, made.clientSecret)).status).toBe(200);
    await expect.poll(async () => (await compileToken(made.clientId, made.clientSecret)).status).toBe(401);
    expect((await compileToken(made.clientId, second.body.clientSecret)).status).toBe(200);
  });
});

test.describe("400", () => {
  for (const [field, value] of [
    ["name", ""],
    ["name", "x".repeat(61)],
    ["scopes", []],
    ["scopes", ["nonsense"]],
    ["scopes", "read"],
    ["overlord", true],
  ] as const) {
    test(`${field} ${JSON.stringify(value).slice(0, 20)} is refused by name`, async ({ admin }) => {
      const { status, body } = await create(admin, { [field]: value });
      expect({ status, body }).toEqual({
        status: 400,
        body: {
          error: {
            name: "ValidationException",
            code: "VALIDATION_FAILURE",
            message: expect.any(String),
            details: expect.arrayContaining([expect.objectContaining({ field: expect.stringContaining(field) })]),
          },
        },
      });
    });
  }
});

test.describe("401 and 403", () => {
  test("nobody and people who are no administrators reach none of it", async ({ admin }) => {
    const { body: made } = await create(admin);
    const user = await newAccount();
    const calls: [string, string, object?][] = [
      ["GET", PATH],
      ["POST", PATH, { name: "x", scopes: ["read"] }],
      ["GET", `${PATH}/${made.id}`],
      ["PATCH", `${PATH}/${made.id}`, { disabled: true }],
      ["DELETE", `${PATH}/${made.id}`],
      ["POST", `${PATH}/${made.id}/secrets`, {}],
      ["DELETE", `${PATH}/${made.id}/secrets/${made.secrets[0]?.id}`],
    ];
    for (const [method, path, body] of calls) {
      expect((await call(method, path, { body })).status, `${method} ${path}`).toBe(401);
      expect((await user.api(method, path, body)).status, `${method} ${path}`).toBe(403);
    }
    expect((await compileToken(made.clientId, made.clientSecret)).status).toBe(200);
  });
});
