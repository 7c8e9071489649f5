import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "playwright/test";
import { adminAccount, newAccount } from "../fixtures/account";
import { freePort, startServer } from "../fixtures/server-process";
import { type Seen, startUpstream } from "../fixtures/upstream";

const CADDY = "/usr/bin/caddy";

/** As docs/gateway.md has it. */
const caddyfile = (port: number, folder: string, gatehouse: string, upstream: string) => `
{
  admin off
  auto_https off
  storage file_system ${folder}
}
http://:${port} {
  bind 127.0.0.1
  route {
    request_header -X-Gateway-*
    forward_auth ${gatehouse} {
      uri /auth/verify
      copy_headers X-Gateway-Subject X-Gateway-Client X-Gateway-Scopes X-Gateway-Signature
    }
    reverse_proxy ${upstream} {
      header_up -Authorization
      header_up -X-API-Key
    }
  }
}
`;

test("Caddy asks before it lets a request to an existing API, which sees who calls", async () => {
  test.slow();
  test.skip(!existsSync(CADDY), "Caddy is not installed here");
  const folder = await mkdtemp(join(tmpdir(), "gatehouse-caddy-"));
  // A system of its own: it trusts a proxy, and what is public holds for everyone.
  const [server, upstream, port] = await Promise.all([
    startServer({ TRUSTED_PROXIES: "127.0.0.1, ::1" }),
    startUpstream(),
    freePort(),
  ]);
  const gatehouse = new URL(server.baseUrl.replace("localhost", "127.0.0.1")).host;
  const config = join(folder, "Caddyfile");
  await writeFile(config, caddyfile(port, folder, gatehouse, new URL(upstream.origin).host));
  const child = spawn(CADDY, ["run", "--config", config, "--adapter", "caddyfile"], {
    stdio: "ignore",
    env: { ...process.env, HOME: folder },
  });
  try {
    const [admin, account] = [await adminAccount(server.baseUrl), await newAccount(server.baseUrl)];
    const upstreamUrl = "https://orders.example.com/";
    const list = (method: string, path: string, scope: string) =>
      admin.api<{ id: string }>("POST", "/api/admin/operations", { method, path, scope, upstreamUrl });
    await list("GET", "/orders/{id}", "read");
    await list("POST", "/orders/{id}", "write");
    const open = await list("GET", "/catalogue", "read");
    await admin.api("PATCH", `/api/admin/operations/${open.body.id}`, { public: true });
    const { body } = await account.api<{ key: string }>("POST", "/api/portal/api-keys", {
      name: "k",
      scopes: ["read"],
    });
    const key = { "x-api-key": body.key };

    const origin = `http://127.0.0.1:${port}`;
    const ask = (path: string, init: RequestInit = {}) => fetch(origin + path, init);
    const status = (path: string, init: RequestInit = {}) =>
      ask(path, init).then(
        (answer) => answer.status,
        () => 0,
      );
    await expect.poll(() => status("/orders/1")).toBe(401);

    const forged = { "X-Gateway-Subject": "root", "X-Gateway-Client": "root", "X-Gateway-Other": "root" };
    const answer = await ask("/orders/1?page=2", { headers: { ...key, ...forged } });
    expect(answer.status).toBe(200);
    const seen = (await answer.json()) as Seen;
    expect(seen.url).toBe("/orders/1?page=2");
    expect(seen.headers["x-gateway-subject"]).toBe(account.id);
    expect(seen.headers["x-gateway-scopes"]).toBe("read");
    expect(seen.headers["x-gateway-signature"]).toMatch(/^ey/);
    expect([seen.headers["x-gateway-client"] ?? "", seen.headers["x-gateway-other"]]).toEqual(["", undefined]);
    expect(seen.headers["x-api-key"]).toBeUndefined();

    // A client that names another request than its own is not asked about that one.
    const lies = { "X-Forwarded-Method": "GET", "X-Forwarded-Uri": "/catalogue" };
    expect(await status("/orders/1", { headers: lies })).toBe(401);
    expect(await status("/orders/1", { method: "POST", body: "{}", headers: { ...key, ...lies } })).toBe(403);
    expect(await status("/orders/1", { headers: { ...key, "X-Original-URI": "/catalogue" } })).toBe(403);
    expect(await status("/elsewhere", { headers: key })).toBe(403);
    expect(await status("/catalogue")).toBe(200);
    expect(upstream.seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "GET /orders/1?page=2",
      "GET /catalogue",
    ]);
  } finally {
    child.kill();
    await Promise.all([server.stop(), upstream.close()]);
    await rm(folder, { recursive: true, force: true });
  }
});
