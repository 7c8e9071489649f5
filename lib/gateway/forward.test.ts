import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { afterEach, expect, it } from "vitest";
import { forward } from "./forward";

let upstream: Server | undefined;
const connections: Socket[] = [];

afterEach(() => {
  for (const socket of connections.splice(0)) socket.destroy();
  upstream?.close();
});

/** An upstream that answers what comes with these bytes, in turn, as soon as anything comes. */
async function answering(...answers: string[]): Promise<URL> {
  const server = createServer((socket) => {
    connections.push(socket);
    socket.on("error", () => undefined).on("data", () => socket.write(answers.shift() ?? ""));
  });
  upstream = server;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

const ask = (url: URL, more: Partial<Parameters<typeof forward>[0]> = {}) =>
  forward({ url, method: "GET", headers: {}, body: null, timeoutSeconds: 5, privateHosts: [url.host], ...more });

const OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
const POISON = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npoison";

it("a connection goes on being used while there is no doubt about it", async () => {
  const url = await answering(OK, OK, OK);
  for (let count = 0; count < 3; count++) expect(await (await ask(url)).text()).toBe("ok");
  expect(connections).toHaveLength(1);
});

it("what an upstream sends beyond an answer is nobody's: at once, later, or where no body belongs", async () => {
  for (const [first, method] of [
    [OK + POISON, "GET"],
    [`HTTP/1.1 204 No Content\r\nContent-Length: 6\r\n\r\n${POISON}`, "GET"],
    [`HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n${POISON}`, "HEAD"],
  ] as const) {
    const url = await answering(first, OK);
    await (await ask(url, { method })).text();
    expect(await (await ask(url)).text()).toBe("ok");
  }
  const url = await answering(OK, OK);
  await (await ask(url)).text();
  const kept = connections.at(-1);
  const closed = new Promise((resolve) => kept?.once("close", resolve));
  kept?.write(POISON);
  await closed;
  expect(await (await ask(url)).text()).toBe("ok");
});

it("an answer to half a request ends its connection", async () => {
  const url = await answering(OK, OK);
  let more: ReadableStreamDefaultController<Uint8Array> | undefined;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      more = controller;
      controller.enqueue(new Uint8Array(10));
    },
  });
  const early = await ask(url, { method: "POST", body: { stream, length: 20 } });
  const closed = new Promise((resolve) => connections[0]?.once("close", resolve));
  expect(await early.text()).toBe("ok");
  await closed;
  expect(() => more?.enqueue(new Uint8Array(10))).toThrow();
  expect(await (await ask(url)).text()).toBe("ok");
});

it("a body that fails ends its connection, and is not blamed on the upstream", async () => {
  const url = await answering("");
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new Uint8Array(10));
    },
    async pull(controller) {
      await expect.poll(() => connections.length).toBe(1);
      controller.error(new Error("too short"));
    },
  });
  await expect(ask(url, { method: "POST", body: { stream, length: 20 } })).rejects.toThrow("could not be reached");
  await new Promise((resolve) => (connections[0]?.destroyed ? resolve(null) : connections[0]?.once("close", resolve)));
});

it("an answer whose length could be read in two ways is no answer", async () => {
  for (const lines of [
    "Content-Length: 2\r\nTransfer-Encoding: chunked",
    "Content-Length: 2\r\nContent-Length: 3",
    "Content-Length: +2",
  ]) {
    const url = await answering(`HTTP/1.1 200 OK\r\n${lines}\r\n\r\nok`);
    const answer = ask(url).then((response) => response.text());
    await expect(answer, lines).rejects.toThrow();
  }
});

it("an answer that is cut off does not look whole", async () => {
  for (const lines of ["Connection: close", "Content-Length: 20", "Transfer-Encoding: chunked"]) {
    const url = await answering(`HTTP/1.1 200 OK\r\n${lines}\r\n\r\n5\r\nhello\r\n`);
    const answer = await ask(url, { timeoutSeconds: 1 });
    await expect(answer.text(), lines).rejects.toThrow();
  }
});

it("a request is framed by the body that is sent, whatever its method", async () => {
  const seen: unknown[] = [];
  const server = createHttpServer(({ method, headers }, response) => {
    seen.push([method, headers["content-length"], headers["transfer-encoding"]]);
    response.end("ok");
  });
  upstream = server;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const body = (length: number | null) => ({ stream: new Blob(["hello"]).stream(), length });
  for (const method of ["GET", "HEAD", "POST", "DELETE"]) await (await ask(url, { method })).text();
  for (const method of ["POST", "DELETE"]) {
    await (await ask(url, { method, body: body(5) })).text();
    await (await ask(url, { method, body: body(null) })).text();
  }
  expect(seen).toEqual([
    ["GET", undefined, undefined],
    ["HEAD", undefined, undefined],
    ["POST", "0", undefined],
    ["DELETE", undefined, undefined],
    ["POST", "5", undefined],
    ["POST", undefined, "chunked"],
    ["DELETE", "5", undefined],
    ["DELETE", undefined, "chunked"],
  ]);
});
