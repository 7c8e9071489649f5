import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "playwright/test";
import { type Account, adminAccount, newAccount } from "../fixtures/account";
import { freePort, type ServerProcess, startServer } from "../fixtures/server-process";
import { type Seen, startUpstream } from "../fixtures/upstream";

// A system of its own: it trusts a proxy, and what is public holds for everyone.
test.describe.configure({ mode: "serial", timeout: 120_000 });

let trusting: ServerProcess;
let strict: ServerProcess;
let key: Record<string, string>;
let strictKey: Record<string, string>;

async function prepare(server: ServerProcess): Promise<Record<string, string>> {
  const admin = await adminAccount(server.baseUrl);
  const operation = async (method: string, path: string, scope: string) => {
    const upstreamUrl = "https://orders.example.com/";
    const { body } = await admin.api<{ id: string }>("POST", "/api/admin/operations", {
      method,
      path,
      scope,
      upstreamUrl,
    });
    return `/api/admin/operations/${body.id}`;
  };
  await operation("GET", "/orders/{id}", "read");
  await operation("POST", "/orders/{id}", "write");
  await admin.api("PATCH", await operation("GET", "/catalogue", "read"), { public: true });
  return narrowed(await newAccount(server.baseUrl), ["read"]);
}

async function narrowed(account: Account, scopes: string[]): Promise<Record<string, string>> {
  const { body } = await account.api<{ key: string }>("POST", "/api/portal/api-keys", { name: "k", scopes });
  return { "x-api-key": body.key };
}

test.beforeAll(async () => {
  [trusting, strict] = await Promise.all([startServer({ TRUSTED_PROXIES: "127.0.0.1, ::1" }), startServer()]);
  [key, strictKey] = await Promise.all([prepare(trusting), prepare(strict)]);
});
test.afterAll(async () => {
  await trusting?.stop();
  await strict?.stop();
});

const verify = (headers: Record<string, string>, { query = "", of = trusting, method = "GET" } = {}) =>
  fetch(`${of.baseUrl}/auth/verify${query}`, { method, headers });

const traefik = (method: string, uri: string) => ({ "x-forwarded-method": method, "x-forwarded-uri": uri });

test("204 with who calls for a good credential, 401 for none, 403 for too little", async () => {
  const good = await verify(key);
  expect([good.status, await good.text()]).toEqual([204, ""]);
  expect(good.headers.get("x-gateway-subject")).toMatch(/^usr_/);
  expect(good.headers.get("x-gateway-scopes")).toBe("read");
  expect(good.headers.get("x-gateway-signature")).toMatch(/^ey[\w-]+\.[\w-]+\.[\w-]+$/);
  expect(good.headers.get("cache-control")).toBe("no-store");
  const none = await verify({});
  expect([none.status, none.headers.get("www-authenticate")]).toEqual([401, expect.stringMatching(/^Bearer /)]);
  expect((await verify({ "x-api-key": "gth_key_x" })).status).toBe(401);
  expect((await verify(key, { query: "?scope=write" })).status).toBe(403);
  expect((await verify(key, { query: "?scope=products:read" })).status).toBe(204);
  const head = await verify(key, { method: "HEAD" });
  expect([head.status, head.headers.get("x-gateway-scopes")]).toEqual([204, "read"]);
});

test("the operation at the original address decides, as Traefik, Caddy and nginx name it", async () => {
  for (const [headers, status] of [
    [traefik("GET", "/orders/1?page=2"), 204],
    [traefik("POST", "/orders/1"), 403],
    [traefik("DELETE", "/orders/1"), 403],
    [{ "x-original-method": "GET", "x-original-uri": "/orders/1" }, 204],
    [{ "x-original-method": "POST", "x-original-uri": "/orders/1" }, 403],
    [{ "x-forwarded-uri": "/orders/1" }, 403],
    [traefik("GET", "/elsewhere"), 403],
  ] as const) {
    expect([headers, (await verify({ ...key, ...headers })).status]).toEqual([headers, status]);
  }
  expect((await verify(traefik("GET", "/orders/1"))).status).toBe(401);
  expect((await verify(traefik("GET", "/catalogue"))).status).toBe(204);
});

test("what the headers say never opens: not of a stranger, not in contradiction, not in another spelling", async () => {
  // A stranger names a public address; the request that follows would be another.
  expect((await verify(traefik("GET", "/catalogue"), { of: strict })).status).toBe(401);
  expect((await verify({ ...strictKey, ...traefik("POST", "/orders/1") }, { of: strict })).status).toBe(403);
  for (const headers of [
    { ...traefik("GET", "/catalogue"), "x-original-uri": "/orders/1" },
    { ...traefik("GET", "/orders/1"), "x-original-method": "POST" },
    traefik("GET", "/catalogue, /orders/1"),
    traefik("GET", "/catalogue/../orders/1"),
    traefik("POST", "/orders/%2e%2e/catalogue"),
    traefik("POST", "/orders//1"),
    traefik("POST", "/orders/1/"),
    traefik("POST", "/Orders/1"),
    traefik("POST", "/orders/a%2fb"),
    traefik("POST", "/orders/1;x"),
  ]) {
    expect([headers, (await verify({ ...key, ...headers })).status]).toEqual([headers, 403]);
  }
  expect((await verify({ ...key, authorization: "Bearer gth_pat_x" })).status).toBe(403);
});

test("an address that no operation lists is refused once any is listed, unless a scope is named or the settings let it pass", async () => {
  const server = await startServer({ TRUSTED_PROXIES: "127.0.0.1, ::1" });
  try {
    const [admin, account] = [await adminAccount(server.baseUrl), await newAccount(server.baseUrl)];
    const reader = await narrowed(account, ["read"]);
    const ask = async (uri: string | null, query = "") =>
      (await verify({ ...reader, ...(uri && traefik("GET", uri)) }, { of: server, query })).status;
    const set = (unlistedAddresses: string) => admin.api("PATCH", "/api/admin/settings", { unlistedAddresses });
    const all = async () => [await ask("/elsewhere"), await ask("/Orders/1"), await ask("/orders/1"), await ask(null)];

    // Nothing is listed yet: whoever has a good credential passes, as behind any other door of this kind.
    expect(await all()).toEqual([204, 204, 204, 204]);
    const upstreamUrl = "https://orders.example.com/";
    const listing = { method: "GET", path: "/orders/{id}", scope: "read", upstreamUrl };
    await admin.api("POST", "/api/admin/operations", listing);
    expect(await all()).toEqual([403, 403, 204, 204]);
    expect([await ask("/elsewhere", "?scope=read"), await ask("/elsewhere", "?scope=write")]).toEqual([204, 403]);
    await set("any-credential");
    expect(await all()).toEqual([204, 403, 204, 204]);
    await set("refuse");
    expect(await all()).toEqual([403, 403, 204, 403]);
    expect(await ask(null, "?scope=read")).toBe(204);
    // A credential is asked for before anything is told of what is listed.
    expect((await verify(traefik("GET", "/elsewhere"), { of: server })).status).toBe(401);
  } finally {
    await server.stop();
  }
});

test("nginx asks before it lets a request to an existing API, which sees who calls", async () => {
  const nginx = "/usr/sbin/nginx";
  test.skip(!existsSync(nginx), "nginx is not installed here");
  const upstream = await startUpstream();
  const folder = await mkdtemp(join(tmpdir(), "gatehouse-nginx-"));
  const port = await freePort();
  const config = `
    daemon off; pid ${folder}/pid; error_log ${folder}/error.log;
    events {}
    http {
      access_log off; client_body_temp_path ${folder}; proxy_temp_path ${folder};
      fastcgi_temp_path ${folder}; uwsgi_temp_path ${folder}; scgi_temp_path ${folder};
      server {
        listen 127.0.0.1:${port};
        location / {
          auth_request /_verify;
          auth_request_set $subject $upstream_http_x_gateway_subject;
          auth_request_set $scopes $upstream_http_x_gateway_scopes;
          auth_request_set $signature $upstream_http_x_gateway_signature;
          proxy_set_header X-Gateway-Subject $subject;
          proxy_set_header X-Gateway-Scopes $scopes;
          proxy_set_header X-Gateway-Signature $signature;
          proxy_set_header Authorization "";
          proxy_set_header X-API-Key "";
          proxy_pass ${upstream.origin};
        }
        location = /_verify {
          internal;
          proxy_pass ${trusting.baseUrl.replace("localhost", "127.0.0.1")}/auth/verify;
          proxy_pass_request_body off;
          proxy_set_header Content-Length "";
          proxy_set_header X-Original-Method $request_method;
          proxy_set_header X-Original-URI $request_uri;
          proxy_set_header X-Forwarded-Method "";
          proxy_set_header X-Forwarded-Uri "";
          proxy_set_header X-Forwarded-For $remote_addr;
        }
      }
    }`;
  await writeFile(join(folder, "nginx.conf"), config);
  const child = spawn(nginx, ["-c", join(folder, "nginx.conf"), "-e", join(folder, "error.log")], { stdio: "ignore" });
  try {
    const origin = `http://127.0.0.1:${port}`;
    const listens = () =>
      fetch(origin).then(
        (answer) => answer.status,
        () => 0,
      );
    await expect.poll(listens).toBe(401);
    const answer = await fetch(`${origin}/orders/1`, { headers: { ...key, "X-Gateway-Subject": "root" } });
    expect(answer.status).toBe(200);
    const seen = (await answer.json()) as Seen;
    expect(seen.headers["x-gateway-subject"]).toMatch(/^usr_/);
    expect(seen.headers["x-gateway-scopes"]).toBe("read");
    expect(seen.headers["x-api-key"]).toBeUndefined();
    const post = (headers: Record<string, string>) =>
      fetch(`${origin}/orders/1`, { method: "POST", body: "{}", headers });
    expect((await post(key)).status).toBe(403);
    // A client that names another request than its own is not asked about that one.
    expect((await post({ ...key, ...traefik("GET", "/catalogue") })).status).toBe(403);
    expect((await post({ ...key, "X-Original-URI": "/catalogue", "X-Original-Method": "GET" })).status).toBe(403);
    expect((await fetch(`${origin}/catalogue`)).status).toBe(200);
    expect((await fetch(`${origin}/orders/1`)).status).toBe(401);
  } finally {
    child.kill();
    await upstream.close();
    await rm(folder, { recursive: true, force: true });
  }
});
