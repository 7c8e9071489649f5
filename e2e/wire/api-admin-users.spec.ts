import { expect } from "playwright/test";
import { call, signIn, unique } from "../fixtures/account";
import { query } from "../fixtures/oauth";
import { linkIn, mailTo } from "../fixtures/outbox";
import { submitForm } from "../fixtures/plain-form";
import { test } from "../fixtures/test";

const USER = {
  id: expect.stringMatching(/^usr_/),
  accountNumber: expect.any(Number),
  username: expect.any(String),
  lastSignInAt: null,
  twoFactor: false,
  createdAt: expect.any(String),
  version: expect.any(String),
};

test.describe("200", () => {
  test("signing somebody out everywhere ends their browsers, and leaves their keys", async ({ admin, account }) => {
    const key = await account.api<{ key: string }>("POST", "/api/portal/api-keys", { name: "k" });
    await signIn(account.email, account.password);
    const { status, body } = await admin.api("POST", `/api/admin/users/${account.id}/sign-out`);
    expect([status, body]).toEqual([200, { ended: 2 }]);
    expect((await account.api("GET", "/api/portal/me")).status).toBe(401);
    expect((await query({ "x-api-key": key.body.key })).status).toBe(200);
  });

  test("what a person holds is seen, ended, and read about in their activity", async ({ admin, account }) => {
    const key = await account.api<{ id: string; key: string }>("POST", "/api/portal/api-keys", { name: "Report" });
    const path = `/api/admin/users/${account.id}/inventory`;
    const { body } = await admin.api<{ data: unknown[] }>("GET", path);
    expect(body.data).toContainEqual(
      expect.objectContaining({ kind: "api-key", id: key.body.id, name: "Report", status: "active", current: false }),
    );
    expect(JSON.stringify(body)).not.toContain(key.body.key);
    expect((await admin.api("DELETE", `${path}/${key.body.id}`)).body).toEqual({ id: key.body.id, removed: true });
    expect((await query({ "x-api-key": key.body.key })).status).toBe(401);
    const activity = await account.api<{ data: unknown[] }>("GET", "/api/portal/activity");
    expect(activity.body.data[0]).toMatchObject({ action: "user.end-credential", actor: { id: admin.id } });
  });

  test("why a person's call was refused is there to read for whoever helps them", async ({ admin, account }) => {
    const key = await account.api<{ key: string }>("POST", "/api/portal/api-keys", { name: "k", scopes: ["portal"] });
    expect((await query({ "x-api-key": key.body.key })).status).toBe(403);
    const path = `/api/admin/users/${account.id}/requests?refused=true`;
    const { body } = await admin.api<{ data: unknown[] }>("GET", path);
    expect(body.data).toEqual([
      expect.objectContaining({
        path: "/api/query",
        status: 403,
        failure: expect.objectContaining({ code: "insufficient_scope" }),
      }),
    ]);
  });
});

test.describe("201", () => {
  test("an invited person chooses a password with the link, once, and signs in with the role they were given", async ({
    admin,
  }) => {
    const email = `${unique("invited")}@example.test`;
    const role = `Guest ${unique()}`;
    await admin.api("POST", "/api/admin/roles", { name: role, scopes: ["read", "portal"] });
    const { status, body } = await admin.api("POST", "/api/admin/users", { email, name: "Ida", role });
    expect(status).toBe(201);
    expect(body).toEqual({ ...USER, name: "Ida", email, role, status: "invited", emailVerified: false });

    const first = linkIn(await mailTo(email, "You are invited to Gatehouse"));
    await expect(signIn(email, "a good password")).rejects.toThrow("failed");
    const accept = () => submitForm(first, "password", { password: "a good password" });
    expect((await accept()).location).toBe("/login?reset=done");
    await expect(signIn(email, "a good password")).resolves.toContain("session-token");
    expect((await accept()).text).toContain("no longer good");
    const users = await admin.api<{ data: unknown[] }>("GET", `/api/admin/users?search=${encodeURIComponent(email)}`);
    expect(users.body.data).toEqual([expect.objectContaining({ status: "active", emailVerified: true, role })]);
  });

  test("an invitation sent again ends the earlier link; an accepted one is not sent again", async ({
    admin,
    account,
  }) => {
    const email = `${unique("again")}@example.test`;
    const { body } = await admin.api<{ id: string }>("POST", "/api/admin/users", { email, name: "Ida" });
    const first = linkIn(await mailTo(email, "You are invited to Gatehouse"));
    expect((await admin.api("POST", `/api/admin/users/${body.id}/invitation`)).status).toBe(200);
    const answer = await submitForm(first, "password", { password: "a good password" });
    expect(answer.text).toContain("no longer good");
    expect((await admin.api("POST", `/api/admin/users/${account.id}/invitation`)).status).toBe(409);
  });
});

test.describe("400 and 409", () => {
  test("a taken address, an unknown role and what is no address are told at their fields", async ({
    admin,
    account,
  }) => {
    for (const [body, status, field] of [
      [{ email: account.email, name: "x" }, 409, "email"],
      [{ email: `${unique()}@example.test`, name: "x", role: "Nobody" }, 400, "role"],
      [{ email: "nobody", name: "x" }, 400, "email"],
    ] as const) {
      const answer = await admin.api("POST", "/api/admin/users", body);
      expect(answer.status).toBe(status);
      expect(answer.body).toMatchObject({ error: { details: [{ field }] } });
    }
  });
});

test.describe("401 and 403", () => {
  const CALLS = [
    ["POST", ""],
    ["POST", "/{id}/invitation"],
    ["POST", "/{id}/sign-out"],
    ["GET", "/{id}/inventory"],
    ["DELETE", "/{id}/inventory/key_1"],
    ["GET", "/{id}/requests"],
    ["GET", "/{id}/activity"],
  ] as const;
  for (const [method, path] of CALLS) {
    test(`${method} /api/admin/users${path} is for administrators, about oneself too`, async ({ account }) => {
      const url = `/api/admin/users${path.replace("{id}", account.id)}`;
      expect((await call(method, url)).status).toBe(401);
      expect((await account.api(method, url)).status).toBe(403);
    });
  }
});

test.describe("404", () => {
  test("nobody's account has no credentials, requests or activity", async ({ admin }) => {
    for (const part of ["inventory", "requests", "activity"]) {
      expect((await admin.api("GET", `/api/admin/users/usr_nobody/${part}`)).status).toBe(404);
    }
  });
});
