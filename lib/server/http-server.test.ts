import type { IncomingMessage, ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { Readable } from "node:stream";
import { afterEach, expect, it } from "vitest";
import { askForBody } from "./expected-body";
import type { HttpLimits } from "./http-limits";
import { HttpServer, type HttpServerOptions } from "./http-server";

const LIMITS: HttpLimits = {
  headersMilliseconds: 200,
  idleMilliseconds: 800,
  body: { milliseconds: 200, leastBytesPerSecond: null },
  connectionsPerAddress: 5,
  connections: 8,
};

/** For rules that are not about time. */
const PATIENT = { headersMilliseconds: 30_000, body: { milliseconds: 30_000, leastBytesPerSecond: null } };

let server: HttpServer | undefined;
const sockets: Socket[] = [];

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await server?.stop(0);
  server = undefined;
});

/** Answers with the body that came. */
async function echo(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let text = "";
  try {
    for await (const chunk of request) text += String(chunk);
  } catch {
    return;
  }
  if (!response.headersSent) response.end(`${request.method} ${request.url} ${text}`);
}

async function serve(more: Partial<Omit<HttpServerOptions, "limits">> & { limits?: Partial<HttpLimits> } = {}) {
  const { limits, ...rest } = more;
  server = new HttpServer({ trustedProxies: [], onRequest: echo, ...rest, limits: { ...LIMITS, ...limits } });
  const { node } = server;
  await new Promise<void>((resolve) => node.listen(0, resolve));
  return server;
}

/** Opens a connection, writes, and gives what came until the other side closed. */
function open(bytes: string, from = "127.0.0.1") {
  if (!server) throw new Error("nothing serves");
  const { port } = server.node.address() as AddressInfo;
  const socket = connect({ host: "127.0.0.1", port, localAddress: from });
  sockets.push(socket);
  let text = "";
  socket
    .on("error", () => undefined)
    .on("data", (chunk) => {
      text += String(chunk);
    });
  socket.write(bytes);
  const closed = new Promise<string>((resolve) => socket.once("close", () => resolve(text)));
  const until = (wanted: string) =>
    new Promise<string>((resolve) => {
      const look = () => text.includes(wanted) && resolve(text);
      socket.on("data", look);
      socket.once("close", () => resolve(text));
      look();
    });
  return { socket, closed, until };
}

const HEAD = "Host: x\r\nConnection: close\r\n";
/** An answer in plain words, and the end of the connection. */
const refusal = (status: string, message: string) =>
  expect.stringMatching(
    new RegExp(`^HTTP/1.1 ${status}\\r\\n(?:.+\\r\\n)+Connection: close\\r\\n\\r\\n${message}\\n$`),
  );

it("an offered upgrade is ignored and the request answered, whatever it offers and whatever is in it", async () => {
  await serve({ limits: PATIENT });
  for (const offer of ["h2c", "websocket", "TLS/1.0", "anything"]) {
    const upgrade = `Upgrade: ${offer}\r\nConnection: upgrade, close\r\nSec-WebSocket-Key: eA==\r\n`;
    const got = await open(`GET /a HTTP/1.1\r\nHost: x\r\n${upgrade}\r\n`).closed;
    const sent = await open(`POST /b HTTP/1.1\r\nHost: x\r\n${upgrade}Content-Length: 2\r\n\r\nhi`).closed;
    expect([got, sent]).toEqual([
      expect.stringMatching(/^HTTP\/1\.1 200 OK\r\n[\s\S]*GET \/a /),
      expect.stringMatching(/^HTTP\/1\.1 200 OK\r\n[\s\S]*POST \/b hi/),
    ]);
  }
});

it("where one upgrade is taken over, others are answered as if they had not been offered", async () => {
  const onUpgrade: HttpServerOptions["onUpgrade"] = ({ url }, socket) => {
    if (url !== "/hmr") return false;
    socket.end("HTTP/1.1 101 Switching Protocols\r\n\r\n");
    return true;
  };
  const large = "x".repeat(5_000_000);
  await serve({
    limits: PATIENT,
    onUpgrade,
    onRequest: ({ url }, response) => void Readable.from([url, large, "end"]).pipe(response),
  });
  const ask = (path: string) =>
    open(`GET ${path} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n`);
  expect(await ask("/hmr").closed).toBe("HTTP/1.1 101 Switching Protocols\r\n\r\n");
  const answer = await ask("/other").closed;
  expect([answer.slice(0, 15), answer.length > large.length, answer.includes("end")]).toEqual([
    "HTTP/1.1 200 OK",
    true,
    true,
  ]);
});

it("CONNECT, an expectation and what is no request are refused in plain words", async () => {
  await serve({ limits: PATIENT });
  expect(await open(`CONNECT a.test:443 HTTP/1.1\r\n${HEAD}\r\n`).closed).toEqual(
    refusal("405 Method Not Allowed", "This server is no proxy: there is no CONNECT here."),
  );
  expect(await open(`GET / HTTP/1.1\r\n${HEAD}Expect: a-pony\r\n\r\n`).closed).toContain(
    "HTTP/1.1 417 Expectation Failed\r\n",
  );
  const nonsense = refusal("400 Bad Request", "This is not a request that can be understood.");
  expect(await open("hello\r\n\r\n").closed).toEqual(nonsense);
  expect(await open(`POST / HTTP/1.1\r\n${HEAD}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`).closed).toEqual(
    nonsense,
  );
  expect(await open(`POST / HTTP/1.1\r\n${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n`).closed).toEqual(nonsense);
  expect(await open(`GET / HTTP/1.1\r\n${HEAD}X: ${"x".repeat(20_000)}\r\n\r\n`).closed).toEqual(
    refusal("431 Request Header Fields Too Large", "The headers of the request are too large."),
  );
});

it("requests that are sent ahead of their answers are bounded, and what was taken is answered in order", async () => {
  const taken: ServerResponse[] = [];
  await serve({ limits: PATIENT, onRequest: (_, response) => taken.push(response) });
  const ahead = Array.from({ length: 60 }, (_, n) => `GET /${n} HTTP/1.1\r\nHost: x\r\n\r\n`).join("");
  const { closed } = open(ahead);
  await expect.poll(() => taken.length).toBe(16);
  for (const [n, response] of taken.reverse().entries()) response.end(`answer ${15 - n};`);
  const text = await closed;
  expect([...text.matchAll(/answer (\d+);/g)].map(([, n]) => Number(n))).toEqual([...Array(16).keys()]);
  expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual([...Array(16).fill("HTTP/1.1 200"), "HTTP/1.1 429"]);
  expect(taken).toHaveLength(16);
});

it("a body that was announced is asked for once it is wanted, and not before", async () => {
  const onRequest = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.url === "/unwanted") return void response.writeHead(401).end();
    askForBody(request);
    return echo(request, response);
  };
  await serve({ limits: PATIENT, onRequest });
  const announced = (path: string) =>
    open(`POST ${path} HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n`);
  // What comes next on the connection might be the body after all: it ends.
  expect(await announced("/unwanted").closed).toMatch(/^HTTP\/1\.1 401 Unauthorized\r\n/);
  const { socket, until } = announced("/");
  await until("100 Continue");
  socket.write("hi");
  expect(await until("POST / hi")).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n/);
});

it("headers, a body and the next request have until their deadline", async () => {
  await serve({ limits: { connections: 20, connectionsPerAddress: 20 } });
  const late = refusal("408 Request Timeout", "The request did not arrive in time.");
  const silent = open("");
  const half = open("GET / HTTP/1.1\r\nHost: x\r\n");
  const idle = open("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  const body = open("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhi");
  const chunks = open("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n");
  expect([await silent.closed, await half.closed]).toEqual([late, late]);
  expect(await idle.closed).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  for (const slow of [body, chunks]) {
    const text = await slow.closed;
    expect(text).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(text).toMatch(/connection: close\r\n/i);
    expect(text).toContain("The body of the request did not arrive in time.\n");
  }
});

it("who sends a byte now and then is no faster, and a least rate is earned by sending", async () => {
  const bodyLimit = ({ url }: IncomingMessage) =>
    url === "/import" ? { milliseconds: 200, leastBytesPerSecond: 1000 } : undefined;
  await serve({ bodyLimit });
  const send = (path: string, bytes: number) => {
    const { socket, closed } = open(`POST ${path} HTTP/1.1\r\n${HEAD}Content-Length: 10000\r\n\r\n`);
    const timer = setInterval(() => socket.write("x".repeat(bytes)), 20);
    socket.once("close", () => clearInterval(timer));
    return closed;
  };
  const [trickle, slow, fast] = await Promise.all([send("/", 1), send("/import", 1), send("/import", 400)]);
  expect([trickle, slow, fast].map((text) => text.slice(9, 12))).toEqual(["408", "408", "200"]);
});

it("our own slowness is nobody's fault: an answer may take longer than any deadline of the sender's", async () => {
  await serve({
    onRequest: (request, response) => {
      request.pause();
      setTimeout(() => void echo(request, response), 900);
    },
  });
  expect(await open(`POST / HTTP/1.1\r\n${HEAD}Content-Length: 2\r\n\r\nhi`).closed).toContain("POST / hi");
});

it("whoever does not take the answer is not waited for", async () => {
  await serve({ onRequest: (_request, response) => response.end(Buffer.alloc(50_000_000)) });
  const { socket } = open("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  socket.pause();
  const node = server?.node;
  await expect.poll(() => new Promise((resolve) => node?.getConnections((_, count) => resolve(count)))).toBe(1);
  await expect
    .poll(() => new Promise((resolve) => node?.getConnections((_, count) => resolve(count))), { timeout: 10_000 })
    .toBe(0);
});

it("connections of one address keep no other out, and the last one is told why", async () => {
  await serve({ limits: { headersMilliseconds: 60_000 } });
  const opened = Array.from({ length: 5 }, () => open("GET / HTTP/1.1\r\n"));
  await Promise.all(opened.map(({ socket }) => new Promise((resolve) => socket.once("connect", resolve))));
  const request = `GET / HTTP/1.1\r\n${HEAD}\r\n`;
  const refused = await open(request).closed;
  expect(refused).toMatch(/^HTTP\/1\.1 429 Too Many Requests\r\nRetry-After: 10\r\n[\s\S]*Too many connections/);
  // What was sent on a connection that is refused is not answered as well.
  expect(refused.match(/HTTP\/1\.1 /g)).toHaveLength(1);
  expect(await open(request, "127.0.0.2").closed).toMatch(/^HTTP\/1\.1 200 /);
  opened[0]?.socket.destroy();
  await opened[0]?.closed;
  await expect.poll(async () => (await open(request).closed).slice(9, 12)).toBe("200");
});

it("a trusted proxy's connections are everybody's, and are bounded by all together alone", async () => {
  await serve({ trustedProxies: ["127.0.0.1"], limits: { headersMilliseconds: 60_000 } });
  const held = Array.from({ length: 7 }, () => open("GET / HTTP/1.1\r\n"));
  await Promise.all(held.map(({ socket }) => new Promise((resolve) => socket.once("connect", resolve))));
  const request = `GET / HTTP/1.1\r\n${HEAD}\r\n`;
  expect(await open(request).closed).toMatch(/^HTTP\/1\.1 200 /);
  held.push(open("GET / HTTP/1.1\r\n"));
  await new Promise((resolve) => held.at(-1)?.socket.once("connect", resolve));
  expect(await open(request).closed).toMatch(/^HTTP\/1\.1 503 Service Unavailable\r\nRetry-After: 10\r\n/);
});

it("requests through a proxy take their sender's places", async () => {
  const waiting: ServerResponse[] = [];
  const http = await serve({
    trustedProxies: ["127.0.0.1"],
    limits: { connectionsPerAddress: 2 },
    onRequest: ({ url, headers }, response) => {
      if (!http.takePlace(String(headers["x-address"]), response)) return;
      if (url === "/wait") waiting.push(response);
      else response.end("in");
    },
  });
  const ask = (address: string, path = "/") => open(`GET ${path} HTTP/1.1\r\n${HEAD}X-Address: ${address}\r\n\r\n`);
  const held = [ask("2001:db8::1", "/wait"), ask("2001:db8::2", "/wait")];
  await expect.poll(() => waiting.length).toBe(2);
  // One who has an address of IPv6 has all of its /64.
  expect(await ask("2001:db8::3").closed).toMatch(/^HTTP\/1\.1 429 /);
  expect(await ask("2001:db8:0:1::1").closed).toMatch(/^HTTP\/1\.1 200 /);
  for (const response of waiting) response.end("out");
  await Promise.all(held.map(({ closed }) => closed));
  await expect.poll(async () => (await ask("2001:db8::3").closed).slice(9, 12)).toBe("200");
});

it("a stop ends what is open in time: idle, half-open, taken over; and an answer that is due is given", async () => {
  const asked: (string | undefined)[] = [];
  const onRequest: HttpServerOptions["onRequest"] = ({ url }, response) => {
    asked.push(url);
    if (url === "/soon") setTimeout(() => response.end("given"), 100);
    else if (url !== "/never") response.end("ok");
  };
  const http = await serve({
    onRequest,
    onUpgrade: () => true,
    limits: { headersMilliseconds: 60_000, idleMilliseconds: 60_000, connectionsPerAddress: 8 },
  });
  const ask = (path: string, more = "") => open(`GET ${path} HTTP/1.1\r\nHost: x\r\n${more}\r\n`);
  const kept = ask("/");
  await kept.until("ok");
  const [unused, half, taken] = [
    open(""),
    open("GET / HTTP/1.1\r\n"),
    ask("/", "Upgrade: x\r\nConnection: upgrade\r\n"),
  ];
  const [soon, never] = [ask("/soon"), ask("/never")];
  await expect.poll(() => new Promise((resolve) => http.node.getConnections((_, count) => resolve(count)))).toBe(6);
  await expect.poll(() => asked.length).toBe(3);
  server = undefined;
  await http.stop(1000);
  const answered = await soon.closed;
  expect(answered).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*Connection: close\r\n[\s\S]*given/);
  await Promise.all([kept, unused, half, taken, never].map(({ closed }) => closed));
});

it("while it leaves, nobody new is taken and what is idle is answered, each answer being the last", async () => {
  const http = await serve({ limits: PATIENT });
  const idle = open("GET /1 HTTP/1.1\r\nHost: x\r\n\r\n");
  await idle.until("GET /1");
  const left = http.leave(30_000, new AbortController().signal);
  await expect.poll(() => http.node.listening).toBe(false);
  idle.socket.write("GET /2 HTTP/1.1\r\nHost: x\r\n\r\n");
  expect((await idle.closed).match(/Connection: .*|GET .\d/g)).toEqual([
    "Connection: keep-alive",
    "GET /1",
    "Connection: close",
    "GET /2",
  ]);
  // Before its time is over: nobody is left.
  await left;
});

it("what breaks off in the body of a request that was answered gets no answer of its own", async () => {
  await serve({ limits: PATIENT, onRequest: (_, response) => response.end("answered") });
  const { socket, until, closed } = open("POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
  await until("answered");
  socket.write("not a chunk\r\n\r\nGET /hidden HTTP/1.1\r\nHost: x\r\n\r\n");
  expect((await closed).match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 200"]);
});
