import { expect, test } from "playwright/test";
import { type Account, adminAccount, newAccount } from "../fixtures/account";
import { type Attack, FRAMING_ATTACKS, HIDDEN } from "../fixtures/framing-attacks";
import { PROXIES, type ProxyProcess, startProxy } from "../fixtures/proxy-process";
import { getStatuses, rawConnection } from "../fixtures/raw-http";
import { type ServerProcess, startServer } from "../fixtures/server-process";
import { type Seen, startUpstream, type Upstream } from "../fixtures/upstream";

// A system of its own: whether private upstreams are allowed holds for everyone.
test.describe.configure({ mode: "default", timeout: 120_000 });

let server: ServerProcess;
let upstream: Upstream;
let proxies: ProxyProcess[];
let account: Account;
let key: string;

const KINDS = ["node", ...PROXIES];

test.beforeAll(async () => {
  [server, upstream] = await Promise.all([startServer({ BODY_TIMEOUT_SECONDS: "2" }), startUpstream()]);
  proxies = await Promise.all(PROXIES.map((name) => startProxy(name, upstream.origin)));
  const admin = await adminAccount(server.baseUrl);
  account = await newAccount(server.baseUrl);
  const upstreams = [upstream, ...proxies];
  const privateUpstreamHosts = upstreams.map(({ origin }) => new URL(origin).host);
  await admin.api("PATCH", "/api/admin/settings", { privateUpstreamHosts });
  for (const [index, kind] of KINDS.entries()) {
    const origin = upstreams[index]?.origin;
    for (const [method, scope] of [
      ["GET", "read"],
      ["POST", "write"],
      ["DELETE", "write"],
    ]) {
      const path = `/${kind}/{id}`;
      await admin.api("POST", "/api/admin/operations", { method, path, scope, upstreamUrl: `${origin}/v2/{id}` });
    }
  }
  const impatient = { method: "POST", path: "/slow/{id}", scope: "write", timeoutSeconds: 2 };
  await admin.api("POST", "/api/admin/operations", { ...impatient, upstreamUrl: `${upstream.origin}/v2/{id}` });
  const made = await account.api<{ key: string }>("POST", "/api/portal/api-keys", {
    name: "k",
    scopes: ["read", "write"],
  });
  key = made.body.key;
});
test.afterAll(async () => {
  await Promise.all([upstream?.close(), ...(proxies ?? []).map((proxy) => proxy.stop())]);
  await server?.stop();
});

const request = ({ method, lines, body = "" }: Attack, kind: string) =>
  `${method} /${kind}/attack HTTP/1.1\r\nHost: gate\r\nX-API-Key: ${key}\r\n${lines}\r\n\r\n${body}`;

for (const kind of KINDS) {
  test(`no request hides in another's framing, and nobody gets another's answer: ${kind}`, async () => {
    const outcomes: Record<string, unknown> = {};
    const wanted: Record<string, unknown> = {};
    for (const attack of FRAMING_ATTACKS) {
      const before = upstream.seen.length;
      const connection = rawConnection(server.baseUrl, request(attack, kind));
      if (attack.status === undefined) {
        connection.socket.destroySoon();
        await connection.closed;
      }
      const received = await connection.until(/^HTTP\/1\.1 [2-5]/m);
      const answers = await Promise.all(
        ["one", "two", "three"].map(async (id) => {
          const given = await fetch(`${server.baseUrl}/${kind}/${id}`, {
            headers: { "x-api-key": key },
            signal: AbortSignal.timeout(5_000),
          }).catch(String);
          if (typeof given === "string") return given;
          const seen = given.status === 200 ? ((await given.json()) as Seen) : null;
          return [given.status, seen?.url, seen?.headers["x-gateway-subject"]];
        }),
      );
      connection.socket.destroy();
      const seen = upstream.seen.slice(before);
      outcomes[attack.name] = {
        status: getStatuses(received).at(-1),
        answers,
        hidden: seen.filter(
          ({ url, headers }) => /admin/.test(url) || /root/.test(String(headers["x-gateway-subject"])),
        ),
        framed: seen.filter(
          ({ method, headers }) =>
            (method === "GET" || method === "HEAD") &&
            (headers["content-length"] !== undefined || headers["transfer-encoding"] !== undefined),
        ),
      };
      wanted[attack.name] = {
        status: attack.status,
        answers: ["one", "two", "three"].map((id) => [200, `/v2/${id}`, account.id]),
        hidden: [],
        framed: [],
      };
    }
    expect(outcomes).toEqual(wanted);
  });
}

test("a body that does not arrive is not waited for, and its upstream's connection is not used again", async () => {
  const lines = `Host: gate\r\nX-API-Key: ${key}\r\nContent-Length: 100`;
  const slow = rawConnection(server.baseUrl, `POST /slow/body HTTP/1.1\r\n${lines}\r\n\r\n${HIDDEN}`);
  expect(getStatuses(await slow.closed)).toEqual([408]);
  const next = await fetch(`${server.baseUrl}/node/next`, { headers: { "x-api-key": key } });
  expect([next.status, ((await next.json()) as Seen).url]).toEqual([200, "/v2/next"]);
  expect(upstream.seen.filter(({ url }) => /body|admin/.test(url))).toEqual([]);
});
