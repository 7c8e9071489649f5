import { expect } from "playwright/test";
import { call, newAccount, signIn } from "../fixtures/account";
import { submitForm } from "../fixtures/plain-form";
import { type ServerProcess, startServer } from "../fixtures/server-process";
import { test } from "../fixtures/test";
import { turnOnTwoFactor } from "../fixtures/two-factor";

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

test("from one address, passwords of one account can be tried ten times, at all doors together", async () => {
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

test("five wrong codes are the end of trying, for strangers and for who is signed in apart", async () => {
  const account = await newAccount(server.baseUrl);
  const { authenticator } = await turnOnTwoFactor(account);
  const attempt = (code: string) => signIn(account.email, account.password, server.baseUrl, { code });
  const path = "/api/portal/two-factor/disable";
  const disable = (code: string) => account.api("POST", path, { password: account.password, code });
  for (const code of ["000000", "111111", "222222", "333333", "aaaaa-bbbbb"]) {
    await expect(attempt(code)).rejects.toThrow("failed");
  }
  await expect(attempt(authenticator.code())).rejects.toThrow("failed");
  for (let n = 0; n < 5; n++) expect((await disable("000000")).status).toBe(403);
  expect((await disable(authenticator.code())).status).toBe(429);
});

test("a browser that somebody has signed in with signs them in, however many strangers have tried", async () => {
  const { email, password } = await newAccount(server.baseUrl);
  const form = (typed: string, cookie?: string) =>
    submitForm(
      "/login",
      "identifier",
      { identifier: email, password: typed },
      { site: server.baseUrl, ...(cookie !== undefined && { cookie }) },
    );
  const known = (await form(password)).cookies.find((cookie) => cookie.startsWith("gatehouse.known-browser="));
  for (let n = 0; n < 10; n++) expect((await form("wrong")).text).toContain("do not fit together");
  expect((await form(password)).text).toContain("Too many tries");
  const forged = `gatehouse.known-browser=${Buffer.from("{}").toString("base64url")}`;
  expect((await form(password, forged)).text).toContain("Too many tries");
  expect(await form(password, known)).toMatchObject({ status: 303, location: "/dashboard" });
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
