import { expect, test } from "playwright/test";
import { type Account, adminAccount, call, newAccount } from "../fixtures/account";
import { startServer } from "../fixtures/server-process";

const LIST = "/api/admin/ip-allow-list";
const HERE = { cidr: "127.0.0.0/8" };
const ELSEWHERE = { cidr: "203.0.113.0/24" };

const refused = {
  status: 409,
  body: {
    error: {
      name: "ConflictError",
      code: "CONFLICT",
      message: "From then on calls from 127.0.0.1 are refused, where this request comes from.",
      details: [{ field: "allowLockout", message: "Say true if that is meant." }],
    },
  },
};

const entries = async (admin: Account) => (await admin.api<{ data: unknown[] }>("GET", LIST)).body.data.length;

test("an administrator who would shut out their own address is told so first, and may mean it", async () => {
  test.slow();
  // A system of its own: the list holds for everyone.
  const server = await startServer();
  try {
    const { baseUrl: origin } = server;
    const [admin, other] = [await adminAccount(origin), await newAccount(origin)];
    const { body } = await admin.api<{ token: string }>("POST", "/api/portal/tokens", { name: "t", scopes: ["admin"] });
    const byToken = (method: string, path: string, sent?: unknown) =>
      call(method, path, { origin, headers: { authorization: `Bearer ${body.token}` }, body: sent });

    // By a credential too, which is served from nowhere afterwards.
    for (const ask of [admin.api, byToken]) {
      expect(await ask("POST", LIST, ELSEWHERE)).toMatchObject(refused);
      expect(await ask("POST", LIST, { ...ELSEWHERE, account: admin.id })).toMatchObject(refused);
      expect(await ask("POST", LIST, { ...ELSEWHERE, allowLockout: false })).toMatchObject(refused);
    }
    expect(await entries(admin)).toBe(0);
    const theirs = await admin.api("POST", LIST, { ...ELSEWHERE, account: other.id });
    expect(theirs.status).toBe(201);

    const here = await admin.api("POST", LIST, HERE);
    const elsewhere = await admin.api("POST", LIST, ELSEWHERE);
    expect([here.status, elsewhere.status]).toEqual([201, 201]);
    expect(await admin.api("DELETE", `${LIST}/${here.body.id}`)).toMatchObject(refused);
    expect((await byToken("GET", LIST)).status).toBe(200);

    // Rehearsed, the list refuses nobody; to end that is what shuts out.
    await admin.api("PATCH", "/api/admin/settings", { addressRehearsal: true });
    expect((await admin.api("DELETE", `${LIST}/${here.body.id}`)).status).toBe(200);
    expect(await admin.api("PATCH", "/api/admin/settings", { addressRehearsal: false })).toMatchObject(refused);
    expect((await admin.api("GET", "/api/admin/settings")).body.addressRehearsal).toBe(true);
    const meant = { addressRehearsal: false, allowLockout: true };
    expect(await admin.api("PATCH", "/api/admin/settings", meant)).toMatchObject({
      status: 200,
      body: { addressRehearsal: false },
    });
    expect((await byToken("GET", LIST)).status).toBe(403);

    // Outside already, the browser goes on working: another entry shuts nobody out, and to let oneself in is free.
    expect((await admin.api("POST", LIST, { cidr: "198.51.100.0/24" })).status).toBe(201);
    const again = await admin.api("POST", LIST, HERE);
    expect((await byToken("GET", LIST)).status).toBe(200);
    expect((await admin.api("DELETE", `${LIST}/${again.body.id}?allowLockout=true`)).status).toBe(200);
    expect((await byToken("GET", LIST)).status).toBe(403);
    const log = await admin.api<{ data: { detail: unknown }[] }>("GET", "/api/admin/audit?action=address.disallow");
    expect(log.body.data[0]?.detail).toEqual({ cidr: HERE.cidr, lockout: true });
  } finally {
    await server.stop();
  }
});
