import { expect, test } from "playwright/test";
import { getStatuses, rawConnection } from "../fixtures/raw-http";
import { startServer } from "../fixtures/server-process";

const HEALTH = "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

test("headers and bodies that do not arrive are not waited for, in whichever lane", async () => {
  const server = await startServer({ HEADERS_TIMEOUT_SECONDS: "1", BODY_TIMEOUT_SECONDS: "2" });
  const body = "Host: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{";
  const slow: Record<string, [status: number, bytes: string]> = {
    "a connection without a request": [408, ""],
    "half of the headers": [408, "GET /healthz HTTP/1.1\r\nHost: x\r\n"],
    "a token endpoint's body": [408, `POST /auth/login HTTP/1.1\r\n${body}`],
    "a body in chunks": [408, `POST /auth/login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n`],
    "a sign-in's body": [408, `POST /api/auth/callback/credentials HTTP/1.1\r\n${body}`],
    // These are answered without it.
    "a stranger's body": [401, `POST /protected_endpoint HTTP/1.1\r\n${body}`],
    "a body that nobody reads": [200, `GET /healthz HTTP/1.1\r\n${body}`],
    "a body for a page": [200, `POST /login HTTP/1.1\r\n${body}`],
  };
  const answers = await Promise.all(
    Object.entries(slow).map(async ([name, [, bytes]]) => {
      const received = await rawConnection(server.baseUrl, bytes).closed;
      return [name, getStatuses(received)];
    }),
  );
  expect(answers).toEqual(Object.entries(slow).map(([name, [status]]) => [name, [status]]));
  expect((await fetch(`${server.baseUrl}/healthz`)).headers.get("keep-alive")).toBe("timeout=75");
  await server.stop();
});

test("five hundred slow connections of one address do not keep another out, and end with a stop", async () => {
  test.slow();
  const server = await startServer();
  try {
    const slow = Array.from({ length: 500 }, () => rawConnection(server.baseUrl, "GET /healthz HTTP/1.1\r\n"));
    // Those for which there is no place are closed; told why, as long as not too many are being told.
    const refused = () => slow.filter(({ socket, received }) => socket.closed && !received().includes(" 408 "));
    await expect.poll(() => refused().length, { timeout: 20_000 }).toBe(500 - 256);
    expect(refused().some(({ received }) => getStatuses(received())[0] === 429)).toBe(true);
    expect(getStatuses(await rawConnection(server.baseUrl, HEALTH, "127.0.0.2").closed)).toEqual([200]);
    expect(await server.stop()).toBe(0);
    await Promise.all(slow.map(({ closed }) => closed));
  } finally {
    server.process.kill("SIGKILL");
  }
});

test("behind a trusted proxy it is its clients that are bounded, not its own connections", async () => {
  test.slow();
  const server = await startServer({ TRUSTED_PROXIES: "127.0.0.1", CONNECTIONS_PER_ADDRESS: "10" });
  try {
    const unused = Array.from({ length: 40 }, () => rawConnection(server.baseUrl, "GET /healthz HTTP/1.1\r\n"));
    const from = (address: string) =>
      `POST /auth/login HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: ${address}\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n`;
    const slow = Array.from({ length: 30 }, () => rawConnection(server.baseUrl, from("203.0.113.9")));
    await expect.poll(() => slow.filter(({ received }) => getStatuses(received())[0] === 429).length).toBe(20);
    const other = rawConnection(server.baseUrl, `${from("203.0.113.10")}{"a":"b"}`);
    expect(getStatuses(await other.until(/^HTTP/))).toEqual([400]);
    for (const { socket } of [...unused, ...slow, other]) socket.destroy();
  } finally {
    expect(await server.stop()).toBe(0);
  }
});
