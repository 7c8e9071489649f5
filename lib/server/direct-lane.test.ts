import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { setImmediate } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
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

test("a body whose sender has gone is an error to who reads it, also where all of it had arrived", async () => {
  const { socket, message, answered } = await ask(POST, async (request, asked) => {
    await gone(asked);
    return new Response(await request.text());
  });
  while (!message.complete) await setImmediate();
  socket.destroy();
  await expect(answered).rejects.toMatchObject({ code: "requestTimeout" });
});

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
