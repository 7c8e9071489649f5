import { expect } from "playwright/test";
import { type Account, call, newAccount } from "../fixtures/account";
import { test } from "../fixtures/test";

interface Credential {
  id: string;
  prefix: string;
  expiresAt: string | null;
  [secret: string]: unknown;
}

// The same promises for each kind of credential that a person holds: where it lives, what is sent, where its secret is.
const KINDS = [
  {
    path: "/api/portal/api-keys",
    secret: "key",
    pattern: /^gth_key_[0-9A-Za-z]{36}$/,
    body: {},
    more: { scopes: null },
  },
  {
    path: "/api/portal/tokens",
    secret: "token",
    pattern: /^gth_pat_[0-9A-Za-z]{36}$/,
    body: { scopes: ["read"] },
    more: { scopes: ["read"] },
  },
  {
    path: "/api/portal/credentials",
    secret: "password",
    pattern: /^gth_b2b_[0-9A-Za-z]{36}$/,
    body: {},
    more: { scopes: null, username: expect.stringMatching(/^b2b_[0-9A-Za-z]{16}$/) },
  },
] as const;

for (const { path, secret, pattern, body, more } of KINDS) {
  const make = async (account: Account, given: object = {}) =>
    (await account.api<Credential>("POST", path, { name: "CI", ...body, ...given })).body;

  test.describe(path, () => {
    test.describe("200", () => {
      test("lists mine, newest first, without secrets", async ({ account }) => {
        const first = await make(account);
        const second = await make(account);
        const { status, body: list } = await account.api<{ data: Credential[] }>("GET", path);
        expect(status).toBe(200);
        expect(list).toEqual({
          data: [second, first].map(({ [secret]: _, ...facts }) => facts),
          meta: { total: 2 },
        });
        expect(JSON.stringify(list)).not.toContain(String(first[secret]));
      });

      test("shows, renames, disables and enables one", async ({ account }) => {
        const { id } = await make(account);
        const one = `${path}/${id}`;
        expect((await account.api("PATCH", one, { name: "Nightly", disabled: true })).body).toMatchObject({
          name: "Nightly",
          status: "disabled",
        });
        expect((await account.api("PATCH", one, { disabled: false })).body).toMatchObject({ status: "active" });
        expect((await account.api("GET", one)).body).toMatchObject({ id, name: "Nightly", status: "active" });
      });

      test("removes one, after which it is not found", async ({ account }) => {
        const { id } = await make(account);
        expect(await account.api("DELETE", `${path}/${id}`)).toMatchObject({
          status: 200,
          body: { id, removed: true },
        });
        expect((await account.api("GET", `${path}/${id}`)).status).toBe(404);
        expect((await account.api("DELETE", `${path}/${id}`)).status).toBe(404);
      });
    });

    test.describe("201", () => {
      test("makes one; its secret is in this answer only", async ({ account }) => {
        const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
        const { status, body: made } = await account.api("POST", path, {
          name: "CI",
          expiresAt,
          allowedIps: ["203.0.113.0/24", "2001:db8::1"],
          ...body,
        });
        expect(status).toBe(201);
        expect(made).toEqual({
          id: expect.stringMatching(/^(key|pat|b2b)_[0-9A-Za-z]+$/),
          name: "CI",
          prefix: String(made[secret]).slice(0, 12),
          allowedIps: ["203.0.113.0/24", "2001:db8::1"],
          status: "active",
          expiresAt,
          lastUsedAt: null,
          lastUsedAddress: null,
          replaces: null,
          createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
          ...more,
          [secret]: expect.stringMatching(pattern),
        });
      });

      test("rotates: a new secret that inherits the expiry, the old one for the overlap", async ({ account }) => {
        const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
        const old = await make(account, { expiresAt });
        const answer = await account.api<Credential>("POST", `${path}/${old.id}/rotate`, { overlapSeconds: 3600 });
        expect(answer.status).toBe(201);
        expect(answer.body).toMatchObject({ replaces: old.id, expiresAt, name: "CI" });
        expect(answer.body[secret]).toMatch(pattern);
        expect(answer.body[secret]).not.toBe(old[secret]);
        const ending = (await account.api<Credential>("GET", `${path}/${old.id}`)).body;
        expect(new Date(ending.expiresAt ?? 0).getTime()).toBeLessThanOrEqual(Date.now() + 3_600_000);
      });

      test("rotates without an overlap: the old one is gone", async ({ account }) => {
        const old = await make(account);
        expect((await account.api("POST", `${path}/${old.id}/rotate`)).status).toBe(201);
        expect((await account.api("GET", `${path}/${old.id}`)).status).toBe(404);
      });
    });

    test.describe("400", () => {
      for (const [field, value] of [
        ["name", ""],
        ["name", "a\u0007b"],
        ["expiresAt", "2001-01-01T00:00:00Z"],
        ["expiresAt", "tomorrow"],
        ["allowedIps", ["999.1.1.1"]],
        ["allowedIps", "203.0.113.7"],
      ] as const) {
        test(`names ${field} when it is ${JSON.stringify(value)}`, async ({ account }) => {
          const { status, body: answer } = await account.api("POST", path, { name: "CI", ...body, [field]: value });
          expect(status).toBe(400);
          expect(answer).toMatchObject({
            error: { code: "VALIDATION_FAILURE", details: [{ field: expect.stringContaining(field) }] },
          });
        });
      }

      test("refuses an overlap that is none", async ({ account }) => {
        const { id } = await make(account);
        for (const overlapSeconds of [-1, 1.5, "3600", 99_999_999]) {
          expect((await account.api("POST", `${path}/${id}/rotate`, { overlapSeconds })).status).toBe(400);
        }
      });

      test("refuses ids that cannot be any, and query parameters that it does not know", async ({ account }) => {
        expect((await account.api("GET", `${path}/%00`)).status).toBe(400);
        expect((await account.api("GET", `${path}?limit=1&limit=2`)).status).toBe(400);
        expect((await account.api("GET", `${path}?colour=red`)).status).toBe(400);
      });
    });

    test.describe("401", () => {
      test("nobody", async () => {
        for (const method of ["GET", "POST"]) {
          const { status, headers } = await call(method, path);
          expect(status).toBe(401);
          expect(headers.get("www-authenticate")).toMatch(/^Bearer /);
          expect(headers.get("access-control-allow-origin")).toBeNull();
        }
      });
    });

    test.describe("404", () => {
      test("another person's id, whatever is tried with it", async ({ account }) => {
        const { id } = await make(account);
        const stranger = await newAccount();
        for (const [method, end, sent] of [
          ["GET", "", undefined],
          ["PATCH", "", { disabled: true }],
          ["POST", "/rotate", {}],
          ["DELETE", "", undefined],
        ] as const) {
          expect((await stranger.api(method, `${path}/${id}${end}`, sent)).status).toBe(404);
        }
        expect((await account.api("GET", `${path}/${id}`)).body).toMatchObject({ status: "active" });
      });
    });

    test.describe("409", () => {
      test("rotation of one that is disabled", async ({ account }) => {
        const { id } = await make(account);
        await account.api("PATCH", `${path}/${id}`, { disabled: true });
        expect((await account.api("POST", `${path}/${id}/rotate`)).status).toBe(409);
      });
    });
  });
}

test.describe("a credential of its own", () => {
  test("with the scope portal manages the account, and never makes a wider one", async ({ account }) => {
    const { body } = await account.api<{ token: string }>("POST", "/api/portal/tokens", {
      name: "automation",
      scopes: ["portal", "products:read"],
    });
    const headers = { authorization: `Bearer ${body.token}` };
    const made = await call("POST", "/api/portal/api-keys", { headers, body: { name: "by automation" } });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ scopes: ["portal", "products:read"] });
    const wider = await call("POST", "/api/portal/api-keys", { headers, body: { name: "x", scopes: ["write"] } });
    expect(wider.status).toBe(403);
    expect(await call("POST", "/api/portal/credentials", { headers, body: { name: "x" } })).toMatchObject({
      status: 201,
      body: { scopes: ["portal", "products:read"] },
    });
  });

  test("without it is refused with 403 and the scope that is missing", async ({ account }) => {
    const { body } = await account.api<{ key: string }>("POST", "/api/portal/api-keys", {
      name: "x",
      scopes: ["read"],
    });
    const { status, headers } = await call("GET", "/api/portal/me", { headers: { "x-api-key": body.key } });
    expect(status).toBe(403);
    expect(headers.get("www-authenticate")).toContain('scope="portal"');
  });
});
