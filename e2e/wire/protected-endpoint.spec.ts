import { expect } from "playwright/test";
import { type Account, adminAccount, call, newAccount } from "../fixtures/account";
import { apiError } from "../fixtures/api-error";
import { expectMethodNotAllowed, expectOpenPreflight } from "../fixtures/methods";
import { asClient, bearer, newApp, postForm, query, tokensFor } from "../fixtures/oauth";
import { type ServerProcess, startServer } from "../fixtures/server-process";
import { test } from "../fixtures/test";

const ECHO = "/protected_endpoint";

const echo = (headers: Record<string, string>, body: unknown = { title: "lorem ipsum" }, origin?: string) =>
  call("POST", ECHO, { body, headers, ...(origin !== undefined && { origin }) });

async function apiKey(account: Account, more: Record<string, unknown> = {}) {
  const { status, body } = await account.api<{ id: string; key: string }>("POST", "/api/portal/api-keys", {
    name: "k",
    ...more,
  });
  expect(status).toBe(201);
  return { id: body.id, headers: { "x-api-key": body.key } };
}

async function getAccessToken(account: Account, more: Record<string, unknown> = {}) {
  const { body } = await account.api<{ id: string; token: string }>("POST", "/api/portal/tokens", {
    name: "t",
    scopes: ["read"],
    ...more,
  });
  return { id: body.id, headers: bearer(body.token) };
}

const answered = ({ status, body }: { status: number; body: unknown }) => ({ status, body });

test.describe("200", () => {
  test("every kind of credential is let in, and told whom it stands for", async ({ account }) => {
    const app = await newApp(account, { scopes: ["read"] });
    const user = await newAccount();
    const own = await postForm("/auth/oauth/token", { grant_type: "client_credentials", ...asClient(app) });
    const cases: [Record<string, string>, string][] = [
      [(await apiKey(account, { scopes: ["read"] })).headers, account.id],
      [(await getAccessToken(account)).headers, account.id],
      [bearer((await tokensFor(app, user)).access_token), user.id],
      [bearer(own.body.access_token), app.clientId],
    ];
    for (const [headers, subject] of cases) {
      const answer = await echo(headers);
      expect(answered(answer)).toEqual({ status: 200, body: { title: "lorem ipsum", subject, scopes: ["read"] } });
      expect(answer.headers.get("x-request-id")).toMatch(/\S/);
      expect(answer.headers.get("cache-control")).toBe("no-store");
    }
  });

  test("what the body claims of the caller does not count", async ({ account }) => {
    const { headers } = await apiKey(account, { scopes: ["read"] });
    const { body } = await echo(headers, { subject: "usr_other", scopes: ["admin"] });
    expect(body).toEqual({ subject: account.id, scopes: ["read"] });
  });

  test("the name of the Bearer scheme may be written in any case (RFC 9110 §11.1)", async ({ account }) => {
    const { headers } = await getAccessToken(account);
    for (const scheme of ["bearer", "BEARER"]) {
      expect((await echo({ authorization: headers.authorization.replace("Bearer", scheme) })).status).toBe(200);
    }
  });
});

test.describe("400", () => {
  test("two credentials in one request are refused, even where both are good", async ({ account }) => {
    const [key, token] = [await apiKey(account), await getAccessToken(account)];
    const both = await echo({ ...key.headers, ...token.headers });
    expect(answered(both)).toEqual(apiError("validation", expect.stringContaining("two credentials")));
  });

  test("JSON that cannot be read is a syntax error that says where", async ({ account }) => {
    const { headers } = await apiKey(account);
    const response = await fetch(process.env.BASE_URL + ECHO, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: '{\n"title": "lorem ipsum",\n}',
    });
    expect({ status: response.status, body: await response.json() }).toEqual(
      apiError("syntax", expect.stringContaining("line 3")),
    );
  });

  test("a Bearer header that holds no token is malformed", async () => {
    for (const authorization of ["Bearer", "Bearer a b", "Bearer \u00e9", "Bearer ,"]) {
      const answer = await echo({ authorization });
      expect(answered(answer), authorization).toEqual(apiError("validation"));
      expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer error="invalid_request"/);
    }
  });
});

test.describe("401", () => {
  test("without a credential the challenge names no error", async () => {
    for (const headers of [{}, { authorization: "Basic YTpi" }, { authorization: "Digest x" }]) {
      const answer = await echo(headers);
      expect(answered(answer)).toEqual(apiError("unauthorized"));
      const challenge = answer.headers.get("www-authenticate") ?? "";
      expect(challenge).toBe(
        `Bearer realm="Gatehouse", resource_metadata="${process.env.BASE_URL}/.well-known/oauth-protected-resource"`,
      );
    }
  });

  test("unknown, misspelt, revoked and expired credentials are told that they are not good", async ({ account }) => {
    const [key, token] = [await apiKey(account), await getAccessToken(account)];
    await account.api("DELETE", `/api/portal/api-keys/${key.id}`);
    await account.api("DELETE", `/api/portal/tokens/${token.id}`);
    const soon = await apiKey(account, { expiresAt: new Date(Date.now() + 2000).toISOString() });
    await expect.poll(async () => (await echo(soon.headers)).status).toBe(401);
    const bad: Record<string, string>[] = [
      key.headers,
      token.headers,
      soon.headers,
      { "x-api-key": "" },
      { "x-api-key": `gth_key_${"0".repeat(36)}` },
      { "x-api-key": "hasOwnProperty" },
      bearer(`gth_pat_${"0".repeat(36)}`),
      bearer("eyJhbGciOiJub25lIn0.e30."),
      bearer("a.b.c"),
    ];
    for (const headers of bad) {
      const answer = await echo(headers);
      expect(answered(answer), JSON.stringify(headers)).toEqual(apiError("unauthorized"));
      expect(answer.headers.get("www-authenticate")).toMatch(
        /^Bearer error="invalid_token", error_description=".+", resource_metadata=".+"$/,
      );
    }
  });
});

test.describe("403", () => {
  test("a credential that is disabled is good and may not be used, and lives again when it is enabled", async ({
    account,
  }) => {
    const { id, headers } = await apiKey(account);
    await account.api("PATCH", `/api/portal/api-keys/${id}`, { disabled: true });
    expect(answered(await echo(headers))).toEqual(apiError("forbidden"));
    await account.api("PATCH", `/api/portal/api-keys/${id}`, { disabled: false });
    expect((await echo(headers)).status).toBe(200);
  });

  test("whatever a disabled person holds is forbidden at the next call", async ({ admin }) => {
    const user = await newAccount();
    const app = await newApp(user);
    const credentials = [
      (await apiKey(user)).headers,
      (await getAccessToken(user)).headers,
      bearer((await tokensFor(app, user)).access_token),
    ];
    for (const headers of credentials) expect((await echo(headers)).status).toBe(200);
    await admin.api("PATCH", `/api/admin/users/${user.id}`, { disabled: true });
    for (const headers of credentials) expect(answered(await echo(headers))).toEqual(apiError("forbidden"));
  });

  test("a scope that is missing is named by the challenge", async ({ account }) => {
    const { headers } = await apiKey(account, { scopes: ["categories:read"] });
    const answer = await query(headers);
    expect(answered(answer)).toEqual(apiError("forbidden"));
    expect(answer.headers.get("www-authenticate")).toMatch(
      /^Bearer error="insufficient_scope", .*scope="products:read"/,
    );
  });

  test("a credential's own addresses bind it", async ({ account }) => {
    const elsewhere = await apiKey(account, { allowedIps: ["203.0.113.0/24", "2001:db8::/32"] });
    expect(answered(await echo(elsewhere.headers))).toEqual(apiError("forbidden"));
    const here = await apiKey(account, { allowedIps: ["127.0.0.0/8", "::1"] });
    expect((await echo(here.headers)).status).toBe(200);
  });
});

test.describe("405 and 413", () => {
  test("another method is told which there is", () =>
    expectMethodNotAllowed(ECHO, {
      method: "GET",
      allow: "POST, OPTIONS",
      body: { error: { name: "MethodNotAllowedError", code: "METHOD_NOT_ALLOWED", message: expect.any(String) } },
    }));

  test("a body that is too long is refused", async ({ account }) => {
    const { headers } = await apiKey(account);
    expect(answered(await echo(headers, { filler: "x".repeat(3_000_000) }))).toEqual(apiError("tooLarge"));
  });
});

test.describe("OPTIONS", () => {
  test("preflight of any origin is answered, without credentials", () => expectOpenPreflight(ECHO, "POST, OPTIONS"));

  test("a page of another origin may read the answer and why it was refused", async () => {
    const answer = await fetch(process.env.BASE_URL + ECHO, {
      method: "POST",
      headers: { origin: "https://spa.example" },
    });
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
    expect(answer.headers.get("access-control-expose-headers")).toMatch(/www-authenticate.*x-request-id/);
  });
});

test.describe("behind a trusted proxy", () => {
  test.describe.configure({ mode: "serial" });

  let server: ServerProcess;
  test.beforeAll(async () => {
    // A server of its own makes a database of its own, which takes its time on a busy machine.
    test.setTimeout(240_000);
    const lane = process.env.TEST_LANE === "next" ? { DIRECT_LANE: "off" } : {};
    server = await startServer({ TRUSTED_PROXIES: "127.0.0.1, ::1, 10.0.0.0/8", ...lane });
  });
  test.afterAll(() => server.stop());

  const from = async (forwarded: string | undefined, allowedIps: string[]) => {
    const { headers } = await apiKey(await newAccount(server.baseUrl), { allowedIps });
    const sent = forwarded === undefined ? headers : { ...headers, "x-forwarded-for": forwarded };
    return (await echo(sent, {}, server.baseUrl)).status;
  };

  test("the caller is the rightmost address that is no proxy of ours", async () => {
    expect(await from("203.0.113.7", ["203.0.113.0/24"])).toBe(200);
    expect(await from("203.0.113.7, 10.1.2.3", ["203.0.113.0/24"])).toBe(200);
    expect(await from("2001:db8::7", ["2001:db8::/32"])).toBe(200);
    expect(await from("::ffff:203.0.113.7", ["203.0.113.0/24"])).toBe(200);
    expect(await from(undefined, ["127.0.0.0/8", "::1"])).toBe(200);
  });

  test("what a caller writes to the left of its own address is not believed", async () => {
    expect(await from("203.0.113.7, 198.51.100.9", ["203.0.113.0/24"])).toBe(403);
    expect(await from("203.0.113.7, nonsense", ["203.0.113.0/24"])).toBe(403);
    expect(await from("127.0.0.1, 198.51.100.9", ["127.0.0.0/8", "::1"])).toBe(403);
  });

  test("a list for everyone binds everybody at every door, and the administrator can take it away", async () => {
    const admin = await adminAccount(server.baseUrl);
    const user = await newAccount(server.baseUrl);
    const { headers } = await apiKey(user);
    const here = (address: string) => echo({ ...headers, "x-forwarded-for": address }, {}, server.baseUrl);
    const list = { cidr: "203.0.113.0/24", allowLockout: true };
    const entry = await admin.api<{ id: string }>("POST", "/api/admin/ip-allow-list", list);
    expect(entry.status).toBe(201);
    expect((await here("203.0.113.7")).status).toBe(200);
    expect((await here("198.51.100.9")).status).toBe(403);
    const login = await call("POST", "/consumer/login", {
      origin: server.baseUrl,
      headers: { "x-forwarded-for": "198.51.100.9" },
      body: { username: user.username, password: user.password },
    });
    expect(login.status).toBe(403);
    expect((await admin.api("DELETE", `/api/admin/ip-allow-list/${entry.body.id}`)).status).toBe(200);
    expect((await here("198.51.100.9")).status).toBe(200);
  });
});

test.describe("without a trusted proxy", () => {
  test("X-Forwarded-For is nobody's word", async ({ account }) => {
    const { headers } = await apiKey(account, { allowedIps: ["203.0.113.0/24"] });
    const answer = await echo({ ...headers, "x-forwarded-for": "203.0.113.7", forwarded: "for=203.0.113.7" });
    expect(answered(answer)).toEqual(apiError("forbidden"));
  });
});
