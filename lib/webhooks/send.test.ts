import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { parsePrivateHosts } from "../gateway/upstream-address";
import { send } from "./send";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listen(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  return (server.address() as AddressInfo).port;
}

const attempt = (url: string, ...named: string[]) =>
  send({
    url: new URL(url),
    headers: {},
    body: "{}",
    privateHosts: parsePrivateHosts(named),
    signal: new AbortController().signal,
  });

it("a private address is not connected to, neither as such nor behind a name", async () => {
  let asked = 0;
  const port = await listen((_, response) => {
    asked += 1;
    response.end();
  });
  for (const host of ["127.0.0.1", "localhost", "127.1", "0x7f.1", "[::ffff:127.0.0.1]", "[::1]", "169.254.169.254"]) {
    const outcome = await attempt(`http://${host}:${port}/`, `other.internal:${port}`, "127.0.0.1", "localhost");
    expect([host, outcome.status, outcome.error]).toEqual([
      host,
      null,
      "The server has a private address, which is not allowed here.",
    ]);
  }
  expect(asked).toBe(0);
  expect(await attempt(`http://localhost:${port}/`, `localhost:${port}`)).toMatchObject({ status: 200, error: null });
  expect(await attempt(`http://localhost:${port}/`, `127.0.0.0/8:${port}`, `[::1]:${port}`)).toMatchObject({
    status: 200,
  });
});

it("of what a private host answers the status is kept, and nothing else", async () => {
  const port = await listen((_, response) => {
    response.writeHead(403, { "x-secret": "inner" }).end("the metadata of an inner server");
  });
  expect(await attempt(`http://localhost:${port}/`, `localhost:${port}`)).toEqual({
    at: expect.any(String),
    status: 403,
    milliseconds: expect.any(Number),
    error: null,
    answer: null,
  });
});

it("a redirect is not followed", async () => {
  let asked = 0;
  const port = await listen((_, response) => {
    asked += 1;
    response.writeHead(307, { location: "/elsewhere" }).end("moved");
  });
  expect(await attempt(`http://localhost:${port}/`, `localhost:${port}`)).toMatchObject({ status: 307, error: null });
  expect(asked).toBe(1);
});

it("silence is an outcome after ten seconds, and so is a server that is not there", async () => {
  const port = await listen(() => undefined);
  expect(await attempt(`http://localhost:${port}/`, `localhost:${port}`)).toMatchObject({
    status: null,
    error: "There was no whole answer within 10 seconds.",
  });
  expect((await attempt("http://localhost:1/", "localhost:1")).error).toBe("The server refused the connection.");
});
