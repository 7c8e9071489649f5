import { expect } from "playwright/test";
import { adminAccount, call } from "../fixtures/account";
import { ADMIN, type ServerProcess, startServer } from "../fixtures/server-process";
import { test } from "../fixtures/test";

let server: ServerProcess;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  server = await startServer({ RATE_LIMIT_FACTOR: "1" });
});
test.afterAll(async () => {
  await server.stop();
});

test("what a page has counted first refuses at the endpoints in their own words: never a 500", async () => {
  const origin = server.baseUrl;
  // Signing in goes through Next, whose copy of the code makes the counters that the endpoints then work with.
  await adminAccount(origin);
  const login = () =>
    call("POST", "/consumer/login", { origin, body: { username: ADMIN.username, password: "wrong" } });
  const answers: number[] = [];
  for (let n = 0; n < 12; n++) answers.push((await login()).status);
  expect([...new Set(answers)]).toEqual([400, 429]);
});
