import { expect } from "playwright/test";
import { call, newAccount, signIn, unique } from "../fixtures/account";
import { test } from "../fixtures/test";

const PATH = "/api/portal/me";

test.describe("200", () => {
  test("says who I am and what I may do now", async ({ account }) => {
    expect((await account.api("GET", PATH)).body).toEqual({
      id: account.id,
      accountNumber: expect.any(Number),
      name: account.name,
      email: account.email,
      username: account.username,
      role: "Consumer",
      emailVerified: false,
      hasPassword: true,
      scopes: ["email", "openid", "portal", "profile", "read", "write"],
      createdAt: expect.any(String),
    });
  });

  test("changes name and user name", async ({ account }) => {
    const username = unique("n");
    expect((await account.api("PATCH", PATH, { name: "New Name", username })).body).toMatchObject({
      name: "New Name",
      username,
    });
    await signIn(username, account.password);
  });

  test("a new password ends every other session and not this one", async ({ account }) => {
    const other = await signIn(account.email, account.password);
    const newPassword = `${account.password}-2`;
    const { status } = await account.api("PATCH", PATH, { currentPassword: account.password, newPassword });
    expect(status).toBe(200);
    expect((await account.api("GET", PATH)).status).toBe(200);
    expect((await call("GET", PATH, { headers: { cookie: other } })).status).toBe(401);
    await expect(signIn(account.email, account.password)).rejects.toThrow("401");
    await signIn(account.email, newPassword);
  });
});

test.describe("400", () => {
  test("a new password without the old one, or a poor one", async ({ account }) => {
    const change = (body: object) => account.api("PATCH", PATH, body);
    expect((await change({ newPassword: "a good password" })).body).toMatchObject({
      error: { details: [{ field: "currentPassword" }] },
    });
    expect((await change({ newPassword: "short", currentPassword: account.password })).status).toBe(400);
    expect((await change({ newPassword: account.email, currentPassword: account.password })).status).toBe(400);
  });

  test("what cannot be changed here", async ({ account }) => {
    for (const body of [
      { role: "Administrator" },
      { email: "x@example.test" },
      { id: "usr_1" },
      { emailVerified: true },
    ]) {
      expect((await account.api("PATCH", PATH, body)).status).toBe(400);
    }
  });
});

test.describe("403", () => {
  test("a wrong password of now: 403, since the session itself is good", async ({ account }) => {
    const body = { currentPassword: "wrong", newPassword: "a good password" };
    expect((await account.api("PATCH", PATH, body)).status).toBe(403);
  });
});

test.describe("409", () => {
  test("somebody else's user name, in any case", async ({ account }) => {
    const other = await newAccount();
    const { status, body } = await account.api("PATCH", PATH, { username: other.username.toUpperCase() });
    expect(status).toBe(409);
    expect(body).toMatchObject({ error: { details: [{ field: "username" }] } });
  });
});
