import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "playwright/test";
import { type Account, call, newAccount } from "../fixtures/account";
import { fileForm } from "../fixtures/api-caller";
import { apiError } from "../fixtures/api-error";
import { type RawConnection, rawConnection } from "../fixtures/raw-http";
import { type ServerProcess, startServer } from "../fixtures/server-process";
import { test } from "../fixtures/test";

test.describe.configure({ mode: "default", timeout: 240_000 });

let server: ServerProcess;
test.afterEach(() => server.stop());

/** The status and words of an answer, and whether it says after how many seconds to try again. */
const toShape = ({ status, body, headers }: { status: number; body: unknown; headers: Headers }) => ({
  status,
  body,
  saysWhen: Number(headers.get("retry-after")) > 0,
});

test("calls of the management API are counted for each person, and for each address without one", async () => {
  // One call of 600 is ten.
  server = await startServer({ RATE_LIMIT_FACTOR: "0.02" });
  const account = await newAccount(server.baseUrl);
  const calls = [];
  for (let n = 0; n < 13; n++) calls.push(toShape(await account.api("GET", "/api/portal/me")));
  expect(calls.slice(0, 12).map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200));
  expect(calls[12]).toEqual({ ...apiError("tooMany"), saysWhen: true });
  const ask = () => call("POST", "/api/portal/access-requests", { origin: server.baseUrl, body: {} });
  expect([(await ask()).status, toShape(await ask())]).toEqual([400, { ...apiError("tooMany"), saysWhen: true }]);
});

const PATH = "/api/portal/imports";

/** An import that is begun and does not go on. */
function beginImport({ cookie }: Account): RawConnection {
  const { host, origin } = new URL(server.baseUrl);
  const type = "Content-Type: multipart/form-data; boundary=part";
  const lines = [`Host: ${host}`, `Origin: ${origin}`, `Cookie: ${cookie}`, type, "Content-Length: 900000"];
  const file = `--part\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${"x".repeat(200_000)}`;
  return rawConnection(origin, `POST ${PATH} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n${file}`);
}

async function importOf({ cookie }: Account) {
  const headers = { cookie, origin: server.baseUrl };
  const response = await fetch(server.baseUrl + PATH, { ...fileForm("sku\n", { entity: "products" }), headers });
  return toShape({ status: response.status, headers: response.headers, body: await response.json() });
}

/** Waits until so many uploads are being received. */
const uploads = (count: number) =>
  expect.poll(() => readdir(join(server.dataDir, "uploads")).catch(() => []), { timeout: 60_000 }).toHaveLength(count);

test("three imports of one person and twelve of all run at once; whoever goes away leaves a place", async () => {
  server = await startServer();
  const people = await Promise.all(Array.from({ length: 5 }, () => newAccount(server.baseUrl)));
  const [first, other] = people;
  const last = people.pop();
  if (!first || !other || !last) throw new Error("there is nobody");
  const begin = (who: Account[]) => who.flatMap((one) => [one, one, one]).map(beginImport);
  const begun = begin([first]);
  await uploads(3);
  expect([await importOf(first), (await importOf(other)).status]).toEqual([
    { ...apiError("tooMany"), saysWhen: true },
    200,
  ]);
  begun.push(...begin(people.slice(1)));
  await uploads(12);
  expect(await importOf(last)).toEqual({ ...apiError("unavailable"), saysWhen: true });
  for (const { socket } of begun) socket.destroy();
  await uploads(0);
  expect([(await importOf(first)).status, (await importOf(last)).status]).toEqual([200, 200]);
});

/** Requests that are sent at once, ahead of their answers on one connection. */
function flood(path: string, body: object): RawConnection {
  const text = JSON.stringify(body);
  const head = `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`;
  return rawConnection(server.baseUrl, `${head}Content-Length: ${text.length}\r\n\r\n${text}`.repeat(16));
}

test("a flood of passwords is answered 503 at every door, in the words of each", async () => {
  server = await startServer();
  const password = { username: "nobody", password: "p" };
  const admin = { grant_type: "password", client_id: "administration", scopes: "write", ...password };
  const signUp = { name: "N", email: "n@example.test", password: "a good password" };
  const before = Array.from({ length: 20 }, () => flood("/consumer/login", password));
  const doors = {
    '{"success":false,"title":"Service Unavailable",': flood("/consumer/login", password),
    '{"errors":[{"code":"FRAMEWORK__SERVICE_UNAVAILABLE","status":"503",': flood("/api/oauth/token", admin),
    '{"error":{"name":"ServiceUnavailableError","code":"SERVICE_UNAVAILABLE",': flood("/api/portal/signup", signUp),
  };
  for (const [words, connection] of Object.entries(doors)) {
    // An answer begins where the body of the one before ends, in the middle of a line.
    const received = await connection.until(/HTTP\/1\.1 503 [^{]*\{.*\}/);
    const [answer = ""] = /HTTP\/1\.1 503 [^{]*\{.*\}/.exec(received) ?? [];
    expect(answer).toMatch(/^retry-after: [1-9]/im);
    expect(answer).toContain(words);
  }
  for (const { socket } of [...before, ...Object.values(doors)]) socket.destroy();
});
