import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "playwright/test";
import { adminAccount, call, newAccount } from "../fixtures/account";
import { freshPostgres } from "../fixtures/fresh-postgres";
import { freePort, startServer } from "../fixtures/server-process";

test.describe.configure({ timeout: 120_000 });

const { TEST_DATABASE_URL } = process.env;
test.skip(!TEST_DATABASE_URL, "two instances need a PostgreSQL: set TEST_DATABASE_URL");

interface Login {
  token: string;
  refresh_token: string;
}

test("what is revoked, disabled or taken away at one instance is refused by another within a second", async () => {
  const database = await freshPostgres(TEST_DATABASE_URL ?? "");
  const port = await freePort();
  const shared = { DATABASE_URL: database.url, PUBLIC_URL: `http://localhost:${port}` };
  const one = await startServer(shared, { port });
  const other = await startServer(shared);
  try {
    const admin = await adminAccount(one.baseUrl);
    const statusAt = async (origin: string, token: string) =>
      (await call("GET", "/api/v1/products/1", { origin, headers: { authorization: `Bearer ${token}` } })).status;
    const login = async () => {
      const user = await newAccount(one.baseUrl);
      const body = { username: user.username, password: user.password };
      const { token } = (await call<Login>("POST", "/consumer/login", { origin: one.baseUrl, body })).body;
      // Both have seen the token, so both remember it.
      expect([await statusAt(one.baseUrl, token), await statusAt(other.baseUrl, token)]).toEqual([200, 200]);
      return { user, token };
    };

    const revoked = await login();
    const headers = { authorization: `Bearer ${revoked.token}` };
    await call("POST", "/authorization/revoke", { origin: one.baseUrl, headers });
    expect(await statusAt(one.baseUrl, revoked.token)).toBe(401);
    await sleep(1000);
    expect(await statusAt(other.baseUrl, revoked.token)).toBe(401);

    const disabled = await login();
    await admin.api("PATCH", `/api/admin/users/${disabled.user.id}`, { disabled: true });
    expect(await statusAt(one.baseUrl, disabled.token)).toBe(403);
    await sleep(1000);
    expect(await statusAt(other.baseUrl, disabled.token)).toBe(403);

    const poorer = await login();
    await admin.api("PATCH", "/api/admin/roles/Consumer", { scopes: ["portal"] });
    expect(await statusAt(one.baseUrl, poorer.token)).toBe(403);
    await sleep(1000);
    expect(await statusAt(other.baseUrl, poorer.token)).toBe(403);
  } finally {
    await one.stop();
    await other.stop();
    await database.drop();
  }
});
