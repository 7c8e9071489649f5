import { expect, test } from "playwright/test";
import { adminAccount, call, newAccount } from "../fixtures/account";
import { startServer } from "../fixtures/server-process";

test("while the list of everyone is rehearsed, whom it would refuse is served and listed; then it refuses", async () => {
  test.slow();
  // A system of its own: the list holds for everyone.
  const server = await startServer();
  try {
    const { baseUrl: origin } = server;
    const [admin, account] = [await adminAccount(origin), await newAccount(origin)];
    const key = await account.api<{ id: string; key: string }>("POST", "/api/portal/api-keys", { name: "k" });
    const whoami = () => call("GET", "/authorization/whoami", { origin, headers: { "x-api-key": key.body.key } });
    expect((await whoami()).status).toBe(200);
    const recent = await admin.api("GET", "/api/admin/ip-allow-list/recent");
    expect(recent.body).toEqual({
      you: "127.0.0.1",
      youAllowed: true,
      data: [{ address: "127.0.0.1", calls: expect.any(Number), users: 1, allowed: true }],
    });

    await admin.api("PATCH", "/api/admin/settings", { addressRehearsal: true });
    await admin.api("POST", "/api/admin/ip-allow-list", { cidr: "203.0.113.0/24" });
    expect([(await whoami()).status, (await whoami()).status]).toEqual([200, 200]);
    const rehearsed = await admin.api("GET", "/api/admin/ip-allow-list/rehearsal");
    expect(rehearsed.body).toEqual({
      data: [
        {
          address: "127.0.0.1",
          source: key.body.id,
          user: { id: account.id, name: account.name, email: account.email },
          calls: 2,
          firstAt: expect.any(String),
          lastAt: expect.any(String),
        },
      ],
      meta: { total: 1 },
    });

    await admin.api("PATCH", "/api/admin/settings", { addressRehearsal: false, allowLockout: true });
    expect((await whoami()).status).toBe(403);
    expect((await admin.api("DELETE", "/api/admin/ip-allow-list/rehearsal")).status).toBe(200);
    const after = await admin.api("GET", "/api/admin/ip-allow-list/rehearsal");
    expect(after.body).toEqual({ data: [], meta: { total: 0 } });
    expect((await account.api("GET", "/api/admin/ip-allow-list/rehearsal")).status).toBe(403);
  } finally {
    await server.stop();
  }
});
