import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "playwright/test";
import { adminAccount, call, newAccount } from "../fixtures/account";
import { runCommand } from "../fixtures/command";
import { databaseLine } from "../fixtures/database-line";
import { getDoors, getStatus, knock, SERVED_REGARDLESS } from "../fixtures/doors";
import { freshPostgres } from "../fixtures/fresh-postgres";
import { freePort, type ServerProcess, startServer } from "../fixtures/server-process";
import { startUpstream } from "../fixtures/upstream";

test.describe.configure({ timeout: 180_000 });

const { TEST_DATABASE_URL } = process.env;
test.skip(!TEST_DATABASE_URL, "this is about a PostgreSQL elsewhere: set TEST_DATABASE_URL");

test("three seconds after the database fell silent every door is shut, and with its return each opens again", async () => {
  const database = await freshPostgres(TEST_DATABASE_URL ?? "");
  const [line, upstream] = await Promise.all([databaseLine(database.url), startUpstream()]);
  const server = await startServer({ DATABASE_URL: line.url, LOG_LEVEL: "silent" });
  try {
    const doors = await getDoors(server, upstream.origin);
    expect(await Promise.all(doors.map((door) => getStatus(server, door)))).toEqual(doors.map(({ open }) => open));
    const verify = doors.find(({ path }) => path === "/auth/verify");
    if (!verify) throw new Error("there is no door that memory opens");
    for (let round = 0; round < 2; round++) {
      line.silence();
      // As many as hang in every connection of the pool; they are told when it is known that nothing will come.
      const hanging = doors.map((door) => getStatus(server, door, 20_000));
      // What comes three seconds after the last word of the database is let in nowhere, however busy this machine is.
      await sleep(3000);
      expect(await getStatus(server, verify)).toBe(503);
      expect(await Promise.all(hanging)).not.toContain(0);
      for (const door of doors) {
        expect({ door: `${door.method} ${door.path}`, ...(await knock(server, door)) }).toEqual({
          door: `${door.method} ${door.path}`,
          status: 503,
          retryAfter: "2",
          body: door.shut,
        });
      }
      // A page says so too, and does not sign whoever looks at it out.
      const page = await fetch(`${server.baseUrl}/dashboard`, {
        redirect: "manual",
        headers: { ...doors.find(({ path }) => path === "/api/portal/me")?.headers },
      });
      expect([page.status, page.headers.get("retry-after"), page.headers.getSetCookie()]).toEqual([503, "2", []]);
      expect(await Promise.all(SERVED_REGARDLESS.map((door) => getStatus(server, door)))).toEqual([200, 200, 200]);
      expect(await getStatus(server, { method: "GET", path: "/readyz", open: 200, shut: null })).toBe(503);

      await line.restore();
      await expect
        .poll(() => Promise.all(doors.map((door) => getStatus(server, door))), { timeout: 20_000, intervals: [100] })
        .toEqual(doors.map(({ open }) => open));
    }
  } finally {
    await line.restore();
    await server.stop();
    await Promise.all([line.close(), upstream.close()]);
    await database.drop();
  }
});

test("what is revoked after a restore beside running instances is refused by all of them within a second", async () => {
  const database = await freshPostgres(TEST_DATABASE_URL ?? "");
  const folder = await mkdtemp(join(tmpdir(), "gatehouse-test-"));
  const port = await freePort();
  const shared = { DATABASE_URL: database.url, PUBLIC_URL: `http://localhost:${port}` };
  const one = await startServer(shared, { port });
  const other = await startServer(shared);
  try {
    const person = await newAccount(one.baseUrl);
    const { body: login } = await call<{ token: string }>("POST", "/consumer/login", {
      origin: one.baseUrl,
      body: { username: person.username, password: person.password },
    });
    const file = join(folder, "all.jsonl.gz");
    expect(await runCommand(["backup", file], folder, shared)).toMatchObject({ code: 0 });
    // The log of changes runs ahead of what the backup knows.
    const admin = await adminAccount(one.baseUrl);
    for (let index = 0; index < 5; index++) {
      await admin.api("PATCH", "/api/admin/settings", { brandName: `Name ${index}` });
    }
    expect(await runCommand(["restore", file, "--replace"], folder, shared)).toMatchObject({ code: 0 });

    const headers = { authorization: `Bearer ${login.token}` };
    const statusAt = async ({ baseUrl }: ServerProcess) =>
      (await call("GET", "/api/v1/products/1", { origin: baseUrl, headers })).status;
    await expect.poll(() => Promise.all([statusAt(one), statusAt(other)])).toEqual([200, 200]);
    await call("POST", "/authorization/revoke", { origin: one.baseUrl, headers });
    expect(await statusAt(one)).toBe(401);
    await expect.poll(() => statusAt(other), { timeout: 1200, intervals: [50] }).toBe(401);
  } finally {
    await one.stop();
    await other.stop();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  }
});
