import { expect } from "playwright/test";
import { type Account, call, unique } from "../fixtures/account";
import { test } from "../fixtures/test";

interface Preview {
  lost: { scope: string; credentials: number; users: number }[];
  gained: unknown[];
  refused: unknown[];
  undecided: number;
}

/** A role of its own, given to somebody, with a key and a token in use. */
async function furnish(admin: Account, account: Account) {
  const role = unique("Seller ");
  await admin.api("POST", "/api/admin/roles", { name: role, scopes: ["portal", "read", "products:write"] });
  await admin.api("PATCH", `/api/admin/users/${account.id}`, { role });
  const key = await account.api<{ id: string; key: string }>("POST", "/api/portal/api-keys", { name: "k" });
  const token = await account.api<{ id: string; token: string }>("POST", "/api/portal/tokens", {
    name: "t",
    scopes: ["products:read"],
  });
  return { role, path: `/api/admin/roles/${encodeURIComponent(role)}`, key: key.body, token: token.body };
}

test.describe("200", () => {
  test("a preview tells who loses what and which calls would have been refused, and then it comes to pass", async ({
    admin,
    account,
  }) => {
    const { path, key, token } = await furnish(admin, account);
    const asKey = { "x-api-key": key.key };
    const list = (headers: Record<string, string>) => call("GET", "/api/v1/products?limit=1", { headers });
    const bearer = { authorization: `Bearer ${token.token}` };
    expect([(await list(asKey)).status, (await list(bearer)).status]).toEqual([200, 200]);
    expect((await call("GET", "/api/v1/categories", { headers: asKey })).status).toBe(200);
    const body = { query: "products(limit: 1) { id }" };
    expect((await call("POST", "/api/query", { body, headers: asKey })).status).toBe(200);

    const { status, body: preview } = await admin.api<Preview>("POST", `${path}/preview`, {
      scopes: ["portal", "categories:read", "email"],
    });
    expect(status).toBe(200);
    expect(preview).toEqual({
      lost: [
        { scope: "products:read", credentials: 1, users: 1 },
        { scope: "products:write", credentials: 1, users: 1 },
        { scope: "read", credentials: 1, users: 1 },
      ],
      gained: [{ scope: "email", credentials: 1, users: 1 }],
      refused: [
        { operation: "products-list", method: "GET", path: "/api/v1/products", scope: "products:read", calls: 2 },
      ],
      undecided: 1,
    });
    // Only what reads is asked for by a query: it goes on where that stays, and is refused where none of it does.
    const sent = (scopes: string[]) => admin.api<Preview>("POST", `${path}/preview`, { scopes });
    expect((await sent(["portal", "read"])).body).toMatchObject({ refused: [], undecided: 0 });
    expect((await sent(["portal", "products:write"])).body.refused).toContainEqual({
      operation: "query",
      method: "POST",
      path: "/api/query",
      scope: "read",
      calls: 1,
    });
    // Looking changed nothing; saving does what was told.
    expect((await list(asKey)).status).toBe(200);
    await admin.api("PATCH", path, { scopes: ["portal", "categories:read", "email"] });
    expect([(await list(asKey)).status, (await list(bearer)).status]).toEqual([403, 403]);
    expect((await call("GET", "/api/v1/categories", { headers: asKey })).status).toBe(200);
  });

  test("whether a credential may call an operation is answered as the gate then answers", async ({
    admin,
    account,
  }) => {
    const { path, key, token } = await furnish(admin, account);
    const explain = async (credential: string, operation: string, address?: string) =>
      (await admin.api("POST", "/api/admin/explain", { credential, operation, ...(address && { address }) })).body;
    expect(await explain(token.id, "products-list", "203.0.113.7")).toEqual({
      allowed: true,
      status: 200,
      checks: [
        { check: "credential", passed: true, reason: `The personal access token ${token.id} is good.` },
        { check: "address", passed: true, reason: "No allow list applies: every address may call." },
        { check: "scope", passed: true, reason: "It holds products:read." },
        { check: "limit", passed: true, reason: expect.stringContaining(" calls a minute of everything") },
      ],
      scopes: ["products:read"],
      bounds: [
        { of: "credential", scopes: ["products:read"], holds: true },
        { of: "role", scopes: expect.arrayContaining(["portal", "products:write", "read"]), holds: true },
      ],
      owner: { id: account.id, name: account.name, role: expect.any(String) },
    });
    expect(await explain(token.id, "products-create")).toMatchObject({
      allowed: false,
      status: 403,
      checks: [
        { passed: true },
        { check: "scope", passed: false, expected: "products:write", received: "products:read" },
        { check: "limit", passed: true },
      ],
      bounds: [
        { of: "credential", holds: false },
        { of: "role", holds: true },
      ],
    });
    expect(await explain(key.id, "query")).toMatchObject({
      allowed: true,
      checks: [
        { passed: true },
        { reason: "The gate asks for none; the request then needs <entity>:read for each entity in it." },
        { passed: true },
      ],
      bounds: [
        { of: "credential", scopes: null, holds: true },
        { of: "role", holds: true },
      ],
    });
    await account.api("POST", "/api/portal/ip-allow-list", { cidr: "198.51.100.0/24" });
    expect(await explain(key.id, "products-list", "203.0.113.7")).toMatchObject({
      allowed: false,
      status: 403,
      checks: [
        { passed: true },
        { check: "address", passed: false, expected: "198.51.100.0/24", received: "203.0.113.7" },
        { check: "scope", passed: true },
        { check: "limit", passed: true },
      ],
    });
    await admin.api("PATCH", path, { scopes: ["portal"] });
    expect(await explain(key.id, "products-list")).toMatchObject({ allowed: false, status: 403, scopes: ["portal"] });
    await account.api("DELETE", `/api/portal/tokens/${token.id}`);
    expect(await explain(token.id, "products-list")).toEqual({
      allowed: false,
      status: 401,
      checks: [{ check: "credential", passed: false, reason: "It was revoked." }],
      scopes: [],
      bounds: [],
      owner: null,
    });
    await admin.api("PATCH", `/api/admin/users/${account.id}`, { disabled: true });
    expect(await explain(key.id, "products-list")).toMatchObject({ allowed: false, status: 403 });
  });

  test("a credential is recognised by itself, without being used, kept or echoed", async ({ admin, account }) => {
    const { key, token } = await furnish(admin, account);
    const login = { username: account.username, password: account.password, scopes: ["products:read"] };
    const issued = await call<{ token: string; refresh_token: string }>("POST", "/consumer/login", { body: login });
    const ask = async (credential: string) => {
      const answer = await admin.api("POST", "/api/admin/explain", { credential, operation: "products-list" });
      expect(JSON.stringify(answer.body)).not.toContain(credential);
      return answer;
    };
    for (const secret of [key.key, `  ${token.token}\n`, issued.body.token]) {
      expect(await ask(secret)).toMatchObject({ status: 200, body: { allowed: true, owner: { id: account.id } } });
    }
    const [header = "", claims = "", signature = ""] = issued.body.token.split(".");
    expect((await ask(`${header}.${claims}.${signature.split("").reverse().join("")}`)).body).toMatchObject({
      allowed: false,
      status: 401,
    });
    const kept = await account.api<{ data: { id: string; lastUsedAt: unknown }[] }>("GET", "/api/portal/api-keys");
    expect(kept.body.data.find(({ id }) => id === key.id)?.lastUsedAt).toBeNull();
    for (const [secret, words] of [
      [issued.body.refresh_token, /^That is a refresh token/],
      [key.key.slice(0, -1), /^That is mistyped or cut off/],
      ["not a credential", /^That is neither/],
    ] as const) {
      const { status, body } = await ask(secret);
      expect(status).toBe(400);
      expect(body).toMatchObject({
        error: { details: [{ field: "credential", message: expect.stringMatching(words) }] },
      });
    }
    await account.api("DELETE", `/api/portal/api-keys/${key.id}`);
    expect((await ask(key.key)).body).toMatchObject({ status: 401, checks: [{ reason: "It was revoked." }] });
  });

  test("the tokens of a login are explained by the id of their chain", async ({ admin, account }) => {
    const login = { username: account.username, password: account.password, scopes: ["profile"] };
    expect((await call("POST", "/consumer/login", { body: login })).status).toBe(200);
    const held = await admin.api<{ data: { kind: string; id: string }[] }>(
      "GET",
      `/api/admin/users/${account.id}/inventory`,
    );
    const family = held.body.data.find(({ kind }) => kind === "password-login");
    const { body } = await admin.api("POST", "/api/admin/explain", {
      credential: family?.id,
      operation: "products-list",
    });
    expect(body).toMatchObject({ allowed: false, status: 403, scopes: ["profile"], owner: { id: account.id } });
  });
});

test.describe("400, 401, 403 and 404", () => {
  test("what is not known is named, and nobody else may ask", async ({ admin, account }) => {
    const ask = (body: unknown) => admin.api("POST", "/api/admin/explain", body);
    expect(await ask({ credential: "key_nothing", operation: "query" })).toMatchObject({
      status: 400,
      body: { error: { details: [{ field: "credential" }] } },
    });
    expect(await ask({ credential: "key_nothing", operation: "nothing" })).toMatchObject({
      status: 400,
      body: { error: { details: [{ field: "operation" }] } },
    });
    expect((await admin.api("POST", "/api/admin/roles/Nobody/preview", { scopes: [] })).status).toBe(404);
    for (const path of ["/api/admin/explain", "/api/admin/roles/Consumer/preview"]) {
      expect((await call("POST", path, { body: {} })).status).toBe(401);
      expect((await account.api("POST", path, {})).status).toBe(403);
    }
  });
});
