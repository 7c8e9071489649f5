import { expect } from "playwright/test";
import { unique } from "../fixtures/account";
import { query } from "../fixtures/oauth";
import { test } from "../fixtures/test";

interface Role {
  name: string;
  scopes: string[];
  version: string;
}

test.describe("200", () => {
  test("a role that loses a scope turns the next call of an old token into 403", async ({ admin, account }) => {
    const role = `Seller ${unique()}`;
    await admin.api("POST", "/api/admin/roles", { name: role, scopes: ["portal", "read"] });
    await admin.api("PATCH", `/api/admin/users/${account.id}`, { role });
    const { body } = await account.api<{ token: string }>("POST", "/api/portal/tokens", {
      name: "t",
      scopes: ["read"],
    });
    const bearer = { authorization: `Bearer ${body.token}` };
    expect((await query(bearer)).status).toBe(200);
    await admin.api("PATCH", `/api/admin/roles/${encodeURIComponent(role)}`, { scopes: ["portal"] });
    expect((await query(bearer)).status).toBe(403);
  });
});

test.describe("412", () => {
  test("of two who edit one role at once, the second is told and nothing is overwritten", async ({ admin }) => {
    const name = `Shared ${unique()}`;
    const path = `/api/admin/roles/${encodeURIComponent(name)}`;
    const made = await admin.api<Role>("POST", "/api/admin/roles", { name, scopes: ["read"] });
    const { version } = made.body;
    const answers = await Promise.all([
      admin.api("PATCH", path, { scopes: ["read", "write"], version }),
      admin.api("PATCH", path, { scopes: ["read", "email"], version }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const refused = answers.find(({ status }) => status === 412);
    expect(refused?.body).toEqual({
      error: {
        name: "PreconditionFailedError",
        code: "PRECONDITION_FAILED",
        message: "Somebody else has changed this since you opened it.",
      },
    });
    const now = await admin.api<Role>("GET", path);
    expect(now.body.scopes).toHaveLength(2);
    expect((await admin.api("PATCH", path, { scopes: ["read"], version: now.body.version })).status).toBe(200);
  });

  test("settings, operations, people and integrations tell the second too", async ({ admin, account }) => {
    const made = await admin.api("POST", "/api/admin/integrations", { name: `ERP ${unique()}`, scopes: ["read"] });
    for (const path of [
      "/api/admin/settings",
      "/api/admin/operations/category-document",
      `/api/admin/users/${account.id}`,
      `/api/admin/integrations/${made.body.id}`,
    ]) {
      const { status } = await admin.api("PATCH", path, { version: "of-yesterday" });
      expect([path, status]).toEqual([path, 412]);
    }
  });
});
