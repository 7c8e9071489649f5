import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { setImmediate } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import { bodyText } from "../body";
import { wholeResponse } from "../whole-response";
import { answerWith } from "./direct-lane";

/** More than is read ahead of a body that nobody has asked for yet. */
const LARGE = "x".repeat(100_000);

const head = (method: string, lines = "") => `${method} / HTTP/1.1\r\nHost: localhost\r\n${lines}\r\n`;
const POST = `${head("POST", `Content-Length: ${LARGE.length}\r\n`)}${LARGE}`;

let server: Server | undefined;
let socket: Socket | undefined;
afterEach(() => {
  socket?.destroy();
  server?.close();
});

/** Answers with a handler what is written to a connection; gives its first request and what became of the answer. */
async function ask(bytes: string, handle: (request: Request, message: IncomingMessage) => Promise<Response>) {
  const answers: Promise<void>[] = [];
  server = createServer((request, response) => {
    const method = request.method === "POST" ? "POST" : "GET";
    const handler = (web: Request) => handle(web, request);
    answers.push(answerWith(handler, {}, { request, response, origin: "http://localhost", method }));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.write(bytes);
  const [message] = (await once(server, "request")) as [IncomingMessage];
  return { socket, message, answered: answers[0] };
}

async function gone(message: IncomingMessage): Promise<void> {
  while (!message.destroyed) await setImmediate();
}

test("a body that its handler does not read holds up no other request on the connection", async () => {
  const { socket } = await ask(POST, async (_, { method }) => new Response(`to ${method}`));
  let received = "";
  socket.on("data", (chunk) => {
    received += String(chunk);
  });
  await expect.poll(() => received).toContain("to POST");
  socket.write(head("GET", "Connection: close\r\n"));
  await once(socket, "close");
  expect(received.match(/to (POST|GET)/g)).toEqual(["to POST", "to GET"]);
});

test.each<[string, (request: Request) => Promise<unknown>]>([
  ["as a whole", (request) => bodyText(request, 1_000_000)],
  ["as a stream", (request) => request.text()],
])("a body whose sender has gone is an error to who reads it %s, also where all of it had arrived", async (_, read) => {
  const { socket, message, answered } = await ask(
    `${head("POST", "Content-Length: 2\r\n")}hi`,
    async (request, asked) => {
      await gone(asked);
      return new Response(String(await read(request)));
    },
  );
  while (!message.complete) await setImmediate();
  socket.destroy();
  await expect(answered).rejects.toMatchObject({ code: "requestTimeout" });
});

test("a body is read once, up to its limit, and to its end where its reader gives up", async () => {
  const chunk = `${LARGE.length.toString(16)}\r\n${LARGE}\r\n`;
  const chunked = `${head("POST", "Transfer-Encoding: chunked\r\n")}${chunk}${chunk}0\r\n\r\n`;
  const { socket } = await ask(chunked, async (request) => {
    const tooLong = await bodyText(request, 150_000).catch(({ code }) => code);
    const again = await bodyText(request, 1_000_000).catch(({ name }) => name);
    return Response.json([tooLong, again, request.bodyUsed]);
  });
  socket.write(head("GET", "Connection: close\r\n"));
  let received = "";
  socket.on("data", (chunk) => {
    received += String(chunk);
  });
  await once(socket, "close");
  expect(received.match(/\[.+\]/g)).toEqual(['["payloadTooLarge","TypeError",true]', '["","",false]']);
});

test("an answer that is there as a whole says its length, and has its cookies each in a line", async () => {
  const headers = { "content-type": "text/plain", "x-a": "1" };
  const { socket } = await ask(head("POST", "Connection: close\r\n"), async () => {
    const answer = wholeResponse("größer", { status: 201, headers });
    answer.headers.append("set-cookie", "a=1; Path=/");
    answer.headers.append("set-cookie", "b=2");
    return answer;
  });
  let received = "";
  socket.on("data", (chunk) => {
    received += String(chunk);
  });
  await once(socket, "close");
  const [lines = "", body] = received.split("\r\n\r\n");
  expect([body, ...lines.split("\r\n").filter((line) => !/^Date/.test(line))]).toEqual([
    "größer",
    "HTTP/1.1 201 Created",
    "content-type: text/plain",
    "x-a: 1",
    "set-cookie: a=1; Path=/",
    "set-cookie: b=2",
    "Connection: close",
    "Content-Length: 8",
  ]);
});

test.each(["/a?b=c", "/a/../b", "/%2e%2E/x", "/a'b?c='d'", "/a|b", "//a", "/a/.b?$top=1&q=%C3%A9", "/a\\b", "/a/."])(
  "a handler sees %s as the platform writes it",
  async (target) => {
    const { socket } = await ask(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`, async ({ url }) =>
      Response.json(url),
    );
    let received = "";
    socket.on("data", (chunk) => {
      received += String(chunk);
    });
    await once(socket, "close");
    expect(received).toContain(JSON.stringify(new Request(`http://localhost${target}`).url));
  },
);

test("an answer to somebody who has gone is given up, and so is what it is made from", async () => {
  const cancel = vi.fn();
  const source = { pull: (to: ReadableStreamDefaultController) => to.enqueue(new Uint8Array(9)) };
  const { socket, answered } = await ask(head("GET"), async (_, asked) => {
    await gone(asked);
    return new Response(new ReadableStream({ ...source, cancel }));
  });
  socket.destroy();
  await answered;
  expect(cancel).toHaveBeenCalledOnce();
});
