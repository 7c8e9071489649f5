import { expect } from "playwright/test";
import { adminAccount, call, newAccount } from "../fixtures/account";
import { type ServerProcess, startServer } from "../fixtures/server-process";
import { test } from "../fixtures/test";

let server: ServerProcess;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  server = await startServer({ RATE_LIMIT_FACTOR: "1" });
});
test.afterAll(async () => {
  await server.stop();
});

test("an operation's limit holds for each credential by itself, says when to come back, and can be lifted", async () => {
  const origin = server.baseUrl;
  const admin = await adminAccount(origin);
  const person = await newAccount(origin);
  const newKey = async () =>
    (await person.api<{ key: string }>("POST", "/api/portal/api-keys", { name: "Limited" })).body.key;
  const [one, other] = [await newKey(), await newKey()];
  const use = (key: string) => call("GET", "/authorization/whoami", { origin, headers: { "x-api-key": key } });

  const limited = await admin.api("PATCH", "/api/admin/operations/whoami", { rateLimit: 2 });
  expect(limited).toMatchObject({ status: 200, body: { id: "whoami", rateLimit: 2 } });
  expect([(await use(one)).status, (await use(one)).status]).toEqual([200, 200]);
  const refused = await use(one);
  expect(refused).toMatchObject({
    status: 429,
    body: { error: { name: "TooManyRequestsError", code: "RATE_LIMITED", message: expect.any(String) } },
  });
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await use(other)).status).toBe(200);

  await admin.api("PATCH", "/api/admin/operations/whoami", { rateLimit: null });
  expect((await use(one)).status).toBe(200);
  expect((await admin.api("PATCH", "/api/admin/operations/whoami", { rateLimit: 0 })).status).toBe(400);
});
