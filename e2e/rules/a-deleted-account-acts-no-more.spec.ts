import { expect } from "playwright/test";
import { call, newAccount, signIn } from "../fixtures/account";
import { bearer, newApp, query, tokensFor } from "../fixtures/oauth";
import { mailTo } from "../fixtures/outbox";
import { test } from "../fixtures/test";
import { turnOnTwoFactor } from "../fixtures/two-factor";

const PATH = "/api/portal/me/delete";

test("everything of it is refused at once: browsers, keys, tokens, and its apps for the people who connected them", async ({
  account,
}) => {
  const stranger = await newAccount();
  const key = await account.api<{ key: string }>("POST", "/api/portal/api-keys", { name: "k" });
  const app = await newApp(account);
  const tokens = await tokensFor(app, stranger);
  const other = await signIn(account.email, account.password);
  const calls = () =>
    Promise.all([
      query({ "x-api-key": key.body.key }),
      query(bearer(tokens.access_token)),
      call("GET", "/api/portal/me", { headers: { cookie: other } }),
      account.api("GET", "/api/portal/me"),
    ]);
  expect((await calls()).map(({ status }) => status)).toEqual([200, 200, 200, 200]);

  const { status, body } = await account.api("POST", PATH, { password: account.password });
  expect([status, body]).toEqual([200, { id: account.id, removed: true }]);
  expect((await calls()).map(({ status: each }) => each)).toEqual([401, 401, 401, 401]);
  await expect(signIn(account.email, account.password)).rejects.toThrow("401");
  await mailTo(account.email, "Your account was deleted");

  // Name and address are free for somebody else, who inherits nothing.
  const heir = { name: "Heir", email: account.email, username: account.username, password: account.password };
  expect((await call("POST", "/api/portal/signup", { body: heir })).status).toBe(201);
  const cookie = await signIn(account.email, account.password);
  expect((await call("GET", "/api/portal/api-keys", { headers: { cookie } })).body).toMatchObject({ data: [] });
  expect((await query({ "x-api-key": key.body.key })).status).toBe(401);
});

test("it takes the password, and a code of whoever has two-factor sign-in on", async ({ account }) => {
  expect((await account.api("POST", PATH, {})).status).toBe(400);
  expect((await account.api("POST", PATH, { password: "wrong" })).status).toBe(403);
  const { authenticator } = await turnOnTwoFactor(account);
  const { password } = account;
  expect((await account.api("POST", PATH, { password })).body).toMatchObject({
    error: { details: [{ field: "code" }] },
  });
  expect((await account.api("POST", PATH, { password, code: "000000" })).status).toBe(403);
  expect((await account.api("GET", "/api/portal/me")).status).toBe(200);
  expect((await account.api("POST", PATH, { password, code: authenticator.code() })).status).toBe(200);
});

test("the audit log keeps what it did, and that it went", async ({ account, admin }) => {
  await account.api("POST", "/api/portal/api-keys", { name: "k" });
  await account.api("POST", PATH, { password: account.password });
  const { body } = await admin.api<{ data: { action: string; actor: object }[] }>(
    "GET",
    `/api/admin/audit?actor=${account.id}`,
  );
  expect(body.data.map(({ action }) => action)).toEqual([
    "user.delete",
    "api-key.create",
    "session.start",
    "user.sign-up",
  ]);
  expect(body.data[0]?.actor).toEqual({ id: account.id, name: null });
});
