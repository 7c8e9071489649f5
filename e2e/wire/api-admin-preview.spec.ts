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
        { check: "credential", passed: true, reason: "The credential is good." },
        { check: "address", passed: true, reason: "The address may call." },
        { check: "scope", passed: true, reason: "It holds products:read." },
      ],
      scopes: ["products:read"],
      owner: { id: account.id, name: account.name, role: expect.any(String) },
    });
    expect(await explain(token.id, "products-create")).toMatchObject({
      allowed: false,
      status: 403,
      checks: [
        { passed: true },
        { check: "scope", passed: false, expected: "products:write", received: "products:read" },
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
      owner: null,
    });
    await admin.api("PATCH", `/api/admin/users/${account.id}`, { disabled: true });
    expect(await explain(key.id, "products-list")).toMatchObject({ allowed: false, status: 403 });
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
