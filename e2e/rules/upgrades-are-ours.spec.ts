import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "playwright/test";
import { baseUrl } from "../fixtures/account";
import { getStatuses, rawConnection } from "../fixtures/raw-http";
import { startServer } from "../fixtures/server-process";

const OFFERS = {
  websocket: "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
  h2c: "HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n",
  "TLS/1.2": "",
};

/** The status that an address answers with when another protocol is offered. */
async function offered(origin: string, path: string, offer: keyof typeof OFFERS): Promise<number[]> {
  const headers = `Host: x\r\nConnection: Upgrade, close\r\nUpgrade: ${offer}\r\n${OFFERS[offer]}`;
  return getStatuses(await rawConnection(origin, `GET ${path} HTTP/1.1\r\n${headers}\r\n`).closed);
}

test("an offer of another protocol is ignored at every address, before a page was shown and after", async () => {
  test.slow();
  const server = await startServer();
  try {
    const addresses = {
      "/healthz": 200,
      "/api/nothing": 404,
      "/auth/oauth/userinfo": 401,
      "/nothing/here": 404,
      "/_next/hmr": 404,
      "/_next/webpack-hmr": 404,
      "/login": 200,
    };
    for (const time of ["before", "after"]) {
      for (const offer of Object.keys(OFFERS) as (keyof typeof OFFERS)[]) {
        for (const [path, status] of Object.entries(addresses)) {
          expect([time, offer, path, await offered(server.baseUrl, path, offer)]).toEqual([
            time,
            offer,
            path,
            [status],
          ]);
        }
      }
      // Next takes up its own handlers with the first page.
      expect((await fetch(`${server.baseUrl}/login`)).status).toBe(200);
    }
  } finally {
    expect(await server.stop()).toBe(0);
  }
});

test("curl --http2 gets its answer", async () => {
  const args = ["--http2", "-sS", "-o", "/dev/null", "-w", "%{http_code} %{http_version}", "-m", "10"];
  for (const path of ["/healthz", "/login", "/nothing"]) {
    const { stdout } = await promisify(execFile)("curl", [...args, baseUrl() + path]);
    expect([path, stdout]).toEqual([path, `${path === "/nothing" ? 404 : 200} 1.1`]);
  }
});

test("CONNECT, a strange target and what is no request are answered, and the server goes on", async () => {
  const end = "Host: x\r\nConnection: close\r\n\r\n";
  for (const [line, status] of [
    [`CONNECT example.com:443 HTTP/1.1\r\n${end}`, 405],
    [`OPTIONS * HTTP/1.1\r\n${end}`, 400],
    [`GET healthz HTTP/1.1\r\n${end}`, 400],
    [`GET http://other.test/healthz HTTP/1.1\r\n${end}`, 200],
    [`GET /healthz HTTP/1.1\r\nExpect: a-pony\r\n${end}`, 417],
    ["nonsense\r\n\r\n", 400],
    ["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400],
  ] as const) {
    expect([line, getStatuses(await rawConnection(baseUrl(), line).closed)]).toEqual([line, [status]]);
  }
  for (const target of ["//", "//[", "//evil.test/", "/%", "/[", "/\\"]) {
    const [status = 0] = getStatuses(await rawConnection(baseUrl(), `GET ${target} HTTP/1.1\r\n${end}`).closed);
    expect([target, status >= 200 && status < 500]).toEqual([target, true]);
  }
  expect((await fetch(`${baseUrl()}/healthz`)).status).toBe(200);
});
