import { expect } from "playwright/test";
import { call, newAccount, signIn } from "../fixtures/account";
import { type ServerProcess, startServer } from "../fixtures/server-process";
import { test } from "../fixtures/test";

test.describe.configure({ mode: "serial" });

let server: ServerProcess;
test.beforeAll(async () => {
  // A server of its own makes a database of its own, which takes its time on a busy machine.
  test.setTimeout(240_000);
  server = await startServer({ RATE_LIMIT_FACTOR: "1" });
});
test.afterAll(async () => {
  await server.stop();
});

test("passwords of one account can be tried ten times, at all doors together", async () => {
  const { email, password } = await newAccount(server.baseUrl);
  for (let n = 0; n < 5; n++) await expect(signIn(email, `wrong ${n}`, server.baseUrl)).rejects.toThrow("401");
  const consumer = (typed: string) =>
    call("POST", "/consumer/login", { origin: server.baseUrl, body: { username: email, password: typed } });
  for (let n = 0; n < 5; n++) expect((await consumer(`wrong ${n}`)).status).toBe(400);
  const refused = await consumer(password);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  await expect(signIn(email, password, server.baseUrl)).rejects.toThrow("failed");
});

test("a stranger cannot make accounts without end", async () => {
  const sign = (n: number) =>
    call("POST", "/api/portal/signup", {
      origin: server.baseUrl,
      body: { name: "N", email: `n${n}@flood.test`, password: "a good password" },
    });
  const statuses: number[] = [];
  for (let n = 0; n < 25; n++) statuses.push((await sign(n)).status);
  expect(statuses).toContain(201);
  expect(statuses.at(-1)).toBe(429);
});
