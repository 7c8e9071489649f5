import { request as httpRequest } from "node:http";
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from "jose";
import { expect, test } from "playwright/test";
import { type Account, adminAccount, call, newAccount, unique } from "../fixtures/account";
import { type ServerProcess, startServer } from "../fixtures/server-process";
import { type Seen, startUpstream, type Upstream } from "../fixtures/upstream";

// A system of its own: which private hosts are allowed holds for everyone.
test.describe.configure({ mode: "serial", timeout: 120_000 });

let server: ServerProcess;
let upstream: Upstream;
let admin: Account;
let account: Account;

test.beforeAll(async () => {
  [server, upstream] = await Promise.all([startServer(), startUpstream()]);
  admin = await adminAccount(server.baseUrl);
  account = await newAccount(server.baseUrl);
  await admin.api("POST", "/api/admin/scopes", { name: "orders:read", description: "See orders" });
  await admin.api("PATCH", "/api/admin/roles/Consumer", {
    scopes: ["read", "write", "portal", "openid", "profile", "email", "orders:read"],
  });
});
test.afterAll(async () => {
  await upstream?.close();
  await server?.stop();
});

const operation = (path: string, more: Record<string, unknown> = {}) =>
  admin.api<{ id: string }>("POST", "/api/admin/operations", {
    method: "GET",
    path,
    upstreamUrl: `${upstream.origin}/v2${path}`,
    ...more,
  });

const keyWith = async (scopes: string[]) => {
  const { body } = await account.api<{ key: string }>("POST", "/api/portal/api-keys", { name: "k", scopes });
  return { "x-api-key": body.key };
};

const ask = (path: string, headers: Record<string, string> = {}, init: RequestInit = {}) =>
  fetch(server.baseUrl + path, { redirect: "manual", ...init, headers });

/** Sends a path as it stands, which fetch would tidy. */
const rawStatus = (path: string, headers: Record<string, string>) =>
  new Promise<number>((resolve, reject) => {
    const { hostname, port } = new URL(server.baseUrl);
    const asked = httpRequest({ hostname, port, path, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asked.on("error", reject);
    asked.end();
  });

test("a private address is not connected to until an administrator allows it, however it is written", async () => {
  const key = await keyWith(["read"]);
  const { port } = new URL(upstream.origin);
  for (const host of ["127.0.0.1", "localhost", "127.1", "0x7f.1", "[::ffff:127.0.0.1]", "169.254.169.254"]) {
    const path = `/${unique("inner")}`;
    expect((await operation(path, { upstreamUrl: `http://${host}:${port}/` })).status).toBe(201);
    const answer = await ask(path, key);
    expect([host, answer.status]).toEqual([host, 502]);
    expect(await answer.json()).toMatchObject({ error: { code: "BAD_GATEWAY" } });
  }
  expect(upstream.seen).toEqual([]);
  // What webhooks may be sent to opens nothing here, nor does another port of the host.
  const elsewhere = { privateWebhookHosts: [`127.0.0.1:${port}`], privateUpstreamHosts: ["127.0.0.1", "127.0.0.1:1"] };
  expect((await admin.api("PATCH", "/api/admin/settings", elsewhere)).status).toBe(200);
  const path = `/${unique("inner")}`;
  expect((await operation(path)).status).toBe(201);
  expect((await ask(path, key)).status).toBe(502);
  expect(upstream.seen).toEqual([]);
  const named = { privateUpstreamHosts: [`127.0.0.1:${port}`, "127.0.0.1:9"] };
  expect((await admin.api("PATCH", "/api/admin/settings", named)).body).toMatchObject(named);
  expect((await ask(path, key)).status).toBe(200);
});

test("a request is forwarded with who calls, signed, and without what it was called with", async () => {
  await operation("/orders/{id}", { scope: "read" });
  const key = await keyWith(["read", "email"]);
  const answer = await ask("/orders/a%20b?page=2", {
    ...key,
    cookie: "next-auth.session-token=mine; other=1",
    "X-Gateway-Subject": "root",
    "X-Gateway-Scopes": "admin",
    "X-Gateway-Signature": "forged",
    X_Gateway_Subject: "root",
    "X-Gatehouse-Address": "203.0.113.9",
    "X-Forwarded-For": "203.0.113.9",
    "X-Forwarded-User": "root",
    "Proxy-Authorization": "Basic eA==",
    "X-HTTP-Method-Override": "DELETE",
    "X-Rewrite-URL": "/admin",
    "X-Original-URL": "/admin",
    "Remote-User": "root",
    "X.Gateway.Subject": "root",
    X_Real_IP: "203.0.113.9",
    "X-Own": "root",
    Accept: "application/json",
    "User-Agent": "client/1",
    "Idempotency-Key": "k1",
  });
  expect(answer.status).toBe(200);
  const seen = (await answer.json()) as Seen;
  expect([seen.method, seen.url]).toEqual(["GET", "/v2/orders/a%20b?page=2"]);
  const { headers } = seen;
  expect(headers).toEqual({
    accept: "application/json",
    "accept-encoding": expect.any(String),
    "accept-language": expect.any(String),
    connection: "keep-alive",
    host: new URL(upstream.origin).host,
    "idempotency-key": "k1",
    "user-agent": "client/1",
    "x-gateway-subject": account.id,
    "x-gateway-client": "",
    "x-gateway-scopes": "read email",
    "x-gateway-signature": expect.any(String),
    "x-forwarded-for": "127.0.0.1",
    "x-forwarded-host": new URL(server.baseUrl).host,
    "x-forwarded-proto": "http",
    "x-request-id": answer.headers.get("x-request-id"),
  });
  expect(JSON.stringify(seen)).not.toMatch(/gth_|forged|root/);

  const keys = await call<JSONWebKeySet>("GET", "/.well-known/jwks.json", { origin: server.baseUrl });
  const { payload, protectedHeader } = await jwtVerify(
    String(headers["x-gateway-signature"]),
    createLocalJWKSet(keys.body),
    { issuer: server.baseUrl, typ: "gateway+jwt" },
  );
  expect(protectedHeader.alg).toBe("ES256");
  expect(payload).toMatchObject({
    sub: account.id,
    scope: "read email",
    htm: "GET",
    path: "/orders/a%20b",
    jti: answer.headers.get("x-request-id"),
  });
  // What an upstream is given is no access token.
  const replayed = await ask("/orders/1", { authorization: `Bearer ${headers["x-gateway-signature"]}` });
  expect(replayed.status).toBe(401);
});

test("an answer comes back without cookies, identities and rights over this site", async () => {
  const answer = await ask("/orders/1", await keyWith(["read"]));
  expect(answer.headers.get("x-upstream")).toBe("yes");
  expect(answer.headers.get("vary")).toBe("authorization, x-api-key, accept-language");
  expect((await ask("/orders/1")).headers.get("vary")).toBe("authorization, x-api-key");
  expect(answer.headers.get("set-cookie")).toBeNull();
  expect(answer.headers.get("x-gateway-subject")).toBeNull();
  expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
  expect(answer.headers.get("content-security-policy")).toContain("sandbox");
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
});

test("the gate decides: no credential 401, too little scope 403, another method 405, public open", async () => {
  const { body } = await operation("/invoices/{id}", { scope: "orders:read" });
  const path = "/invoices/1";
  expect((await ask(path)).status).toBe(401);
  expect((await ask(path, { "x-api-key": "gth_key_wrong" })).status).toBe(401);
  expect((await ask(path, await keyWith(["email"]))).status).toBe(403);
  // `read` is about the catalogue: what an upstream API holds is asked for by name.
  expect((await ask(path, await keyWith(["read", "write"]))).status).toBe(403);
  expect((await ask(path, await keyWith(["orders:read"]))).status).toBe(200);
  const other = await ask(path, await keyWith(["read"]), { method: "DELETE" });
  expect([other.status, other.headers.get("allow")]).toEqual([405, "GET"]);
  const change = `/api/admin/operations/${body.id}`;
  expect((await admin.api("PATCH", change, { public: true })).status).toBe(200);
  const open = await ask(path);
  expect([open.status, ((await open.json()) as Seen).headers["x-gateway-subject"]]).toEqual([200, "anonymous"]);
  await admin.api("PATCH", change, { public: false, rateLimit: 1 });
  expect((await ask(path)).status).toBe(401);
  expect((await admin.api("DELETE", change)).body).toEqual({ id: body.id, removed: true });
  expect((await ask(path, await keyWith(["read"]))).status).toBe(404);
});

test("a path that could be read in two ways is not forwarded", async () => {
  const key = await keyWith(["read"]);
  const before = upstream.seen.length;
  const hostile = [
    ...["/orders/..%2fadmin", "/orders/%2e%2e", "/orders/..", "/orders//1", "//orders/1", "/orders/a%5c..%5cadmin"],
    ...["/orders/%252e%252e", "/orders/1%00", "/orders/a;x=1", "/orders/%", "/orders/1/"],
  ];
  // Some of them are this server's own start page in another spelling; none is anything of the upstream's.
  await Promise.all(hostile.map((path) => rawStatus(path, key)));
  expect(upstream.seen.length).toBe(before);
});

test("bodies stream both ways, redirects are the caller's to follow, and silence ends", async () => {
  const key = await keyWith(["read"]);
  await operation("/uploads", { method: "POST", upstreamUrl: `${upstream.origin}/` });
  const sent = "x".repeat(3_000_000);
  const stored = await ask("/uploads", { ...key, "content-type": "text/plain" }, { method: "POST", body: sent });
  const seen = (await stored.json()) as Seen;
  expect([seen.url, seen.body.length, seen.headers["content-length"]]).toEqual(["/uploads", 3_000_000, "3000000"]);

  await operation("/slowly", { upstreamUrl: `${upstream.origin}/slow` });
  const slow = await ask("/slowly", key);
  const reader = slow.body?.getReader();
  const first = new TextDecoder().decode((await reader?.read())?.value);
  expect(first).toBe("first ");
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("second");

  await operation("/moved", { upstreamUrl: `${upstream.origin}/away` });
  const moved = await ask("/moved", key);
  expect([moved.status, moved.headers.get("location")]).toEqual([302, "http://169.254.169.254/latest/meta-data"]);

  await operation("/silence", { upstreamUrl: `${upstream.origin}/silent`, timeoutSeconds: 1 });
  const silent = await ask("/silence", key);
  expect([silent.status, await silent.json()]).toMatchObject([504, { error: { code: "GATEWAY_TIMEOUT" } }]);
  await operation("/nobody", { upstreamUrl: "http://127.0.0.1:9/" });
  expect((await ask("/nobody", key)).status).toBe(502);
});

test("no operation shadows this server's own addresses, takes an address twice, or leads nowhere", async () => {
  for (const [path, upstreamUrl, status] of [
    ["/api/query", upstream.origin, 400],
    ["/login", upstream.origin, 400],
    ["/{anything}", upstream.origin, 400],
    ["/orders/{id}", upstream.origin, 409],
    ["/a/../b", upstream.origin, 400],
    ["/a//b", upstream.origin, 400],
    ["/twice/{id}/{id}", upstream.origin, 400],
    ["/fine/{id}", `${upstream.origin}/{other}`, 400],
    ["/fine", "ftp://files.test/", 400],
    ["/fine", "http://user:pass@files.test/", 400],
    ["/fine", "http://{host}/", 400],
  ] as const) {
    const { status: given } = await operation(path, { upstreamUrl });
    expect([path, upstreamUrl, given]).toEqual([path, upstreamUrl, status]);
  }
  expect((await admin.api("DELETE", "/api/admin/operations/query")).status).toBe(409);
  expect((await account.api("POST", "/api/admin/operations", {})).status).toBe(403);
});
