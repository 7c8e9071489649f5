import { expect } from "playwright/test";
import { type Account, baseUrl, call, newAccount, signIn } from "../fixtures/account";
import { newApp, postForm } from "../fixtures/oauth";
import { mailTo } from "../fixtures/outbox";
import { submitForm } from "../fixtures/plain-form";
import { test } from "../fixtures/test";
import { turnOnTwoFactor } from "../fixtures/two-factor";

const SESSION = /session-token/;

const withPassword = ({ email, password }: Account, path = "/login") =>
  submitForm(path, "identifier", { identifier: email, password });

const withCode = (code: string, cookie: string) => submitForm("/login/code", "code", { code }, { cookie });

const me = (cookie: string) => call("GET", "/api/portal/me", { headers: { cookie } });

test("a right password gives no session but a place to type the code, and the code gives one", async ({ account }) => {
  const { authenticator } = await turnOnTwoFactor(account);
  const half = await withPassword(account, "/login?callbackUrl=/apps");
  expect(half).toMatchObject({ status: 303, location: "/login/code?callbackUrl=%2Fapps" });
  expect(half.cookies.filter((cookie) => SESSION.test(cookie))).toEqual([]);
  const cookie = half.cookies.join("; ");
  expect((await me(cookie)).status).toBe(401);

  const whole = await submitForm(half.location ?? "", "code", { code: authenticator.code() }, { cookie });
  expect(whole).toMatchObject({ status: 303, location: "/apps" });
  expect((await me(whole.cookies.join("; "))).body).toMatchObject({ email: account.email });
});

test("what is left in the browser by the first step is worth nothing as a session", async ({ account }) => {
  await turnOnTwoFactor(account);
  const [half = ""] = (await withPassword(account)).cookies;
  const value = half.slice(half.indexOf("=") + 1);
  expect((await me(`next-auth.session-token=${value}`)).status).toBe(401);
});

test("a session of somebody else's is worth nothing as a first step", async ({ account }) => {
  const { authenticator } = await turnOnTwoFactor(account);
  const stranger = await newAccount();
  const [half = ""] = (await withPassword(account)).cookies;
  const name = half.slice(0, half.indexOf("="));
  const value = stranger.cookie.slice(stranger.cookie.indexOf("=") + 1);
  const page = await fetch(`${baseUrl()}/login/code`, { headers: { cookie: `${name}=${value}` }, redirect: "manual" });
  expect([page.status, page.headers.get("location")]).toEqual([307, "/login"]);
  expect(authenticator.code()).toMatch(/^\d{6}$/);
});

test("a code is good once, within its half minute too, and so is every one before it", async ({ account }) => {
  const { authenticator } = await turnOnTwoFactor(account);
  const cookie = async () => (await withPassword(account)).cookies.join("; ");
  expect((await withCode(authenticator.code(), await cookie())).status).toBe(303);
  for (const steps of [0, -1]) {
    const again = await withCode(authenticator.code(steps), await cookie());
    expect(again.text).toContain("not right, or was used already");
    expect(again.cookies.filter((one) => SESSION.test(one))).toEqual([]);
  }
  expect((await withCode(authenticator.code(1), await cookie())).status).toBe(303);
});

test("of many who send the same code at once, one is signed in", async ({ account }) => {
  const { authenticator, recoveryCodes } = await turnOnTwoFactor(account);
  const cookie = (await withPassword(account)).cookies.join("; ");
  for (const code of [authenticator.code(), recoveryCodes[0] ?? ""]) {
    const answers = await Promise.all(Array.from({ length: 5 }, () => withCode(code, cookie)));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  }
});

test("a recovery code stands in once, whichever way it is typed, and its owner is told", async ({ account }) => {
  const { recoveryCodes } = await turnOnTwoFactor(account);
  const [code = ""] = recoveryCodes;
  const cookie = (await withPassword(account)).cookies.join("; ");
  expect((await withCode(` ${code.toUpperCase().replace("-", " ")}`, cookie)).status).toBe(303);
  expect((await withCode(code, cookie)).text).toContain("not right, or was used already");
  expect((await account.api("GET", "/api/portal/two-factor")).body).toMatchObject({ recoveryCodesLeft: 9 });
  expect((await mailTo(account.email, "A recovery code was used")).text).toContain("9 of them left");
});

test("one person's codes do not sign another in", async ({ account }) => {
  const other = await newAccount();
  const [mine, theirs] = [await turnOnTwoFactor(account), await turnOnTwoFactor(other)];
  const cookie = (await withPassword(account)).cookies.join("; ");
  for (const code of [theirs.authenticator.code(), theirs.recoveryCodes[0] ?? ""]) {
    expect((await withCode(code, cookie)).status).toBe(200);
  }
  expect((await withCode(mine.recoveryCodes[0] ?? "", cookie)).status).toBe(303);
});

test("a first step taken with a password that is changed since counts no longer", async ({ account }) => {
  const { authenticator } = await turnOnTwoFactor(account);
  const cookie = (await withPassword(account)).cookies.join("; ");
  const change = { currentPassword: account.password, newPassword: "a better password" };
  expect((await account.api("PATCH", "/api/portal/me", change)).status).toBe(200);
  expect(await withCode(authenticator.code(), cookie)).toMatchObject({
    status: 303,
    location: "/login?error=CodeExpired",
  });
});

test("next-auth's own door asks for the code as well", async ({ account }) => {
  const { authenticator } = await turnOnTwoFactor(account);
  await expect(signIn(account.email, account.password)).rejects.toThrow("failed");
  await expect(signIn(account.email, account.password, baseUrl(), { code: "000000" })).rejects.toThrow("failed");
  const cookie = await signIn(account.email, account.password, baseUrl(), { code: authenticator.code() });
  expect((await me(cookie)).status).toBe(200);
});

test("no grant by password is a way around it, and the owner reads why", async ({ account }) => {
  const { email: username, password } = account;
  const app = await newApp(await newAccount());
  const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`;
  const consumer = () => call("POST", "/consumer/login", { body: { username, password } });
  const asApp = () =>
    postForm(
      "/authorization/token",
      { grant_type: "password", username, password },
      { authorization: basic(app.clientId, app.clientSecret ?? "") },
    );
  const asPerson = () =>
    postForm(
      "/authorization/token",
      { grant_type: "client_credentials" },
      { authorization: basic(username, password) },
    );
  const before = await Promise.all([consumer(), asApp(), asPerson()]);
  expect(before.map(({ status }) => status)).toEqual([200, 200, 200]);
  await turnOnTwoFactor(account);
  const after = [await consumer(), await asApp(), await asPerson()];
  expect(after.map(({ status }) => status)).toEqual([400, 400, 401]);

  // Told in the words of a wrong password.
  const wrong = await call("POST", "/consumer/login", { body: { username, password: "wrong" } });
  expect(after[0]?.body).toEqual(wrong.body);
  for (const { headers } of after) {
    const path = `/api/portal/usage/requests/${headers.get("x-request-id")}`;
    const { body } = await account.api<{ failure: { explanation: { reason: string } } }>("GET", path);
    expect(body.failure.explanation.reason).toContain("two-factor sign-in on");
  }

  // What the password alone had opened before is shut.
  const [first] = before;
  const token = { authorization: `Bearer ${first?.body.token}` };
  expect((await call("POST", "/api/query", { headers: token, body: { query: "products { id }" } })).status).toBe(401);
  const refresh = { refresh_token: first?.body.refresh_token };
  expect((await call("PUT", "/consumer/login", { body: refresh })).status).toBe(400);
});

test("turning it on or off, and new recovery codes, take the password; off and new codes take a code too", async ({
  account,
}) => {
  const path = "/api/portal/two-factor";
  expect((await account.api("POST", path, { password: "wrong" })).status).toBe(403);
  const { authenticator, recoveryCodes } = await turnOnTwoFactor(account);
  expect((await account.api("POST", path, { password: account.password })).status).toBe(409);
  for (const action of ["disable", "recovery-codes"]) {
    const attempt = (body: object) => account.api("POST", `${path}/${action}`, body);
    expect((await attempt({ password: "wrong", code: authenticator.code() })).status).toBe(403);
    expect((await attempt({ password: account.password, code: "000000" })).status).toBe(403);
    expect((await attempt({ password: account.password })).status).toBe(400);
  }
  const fresh = await account.api<{ recoveryCodes: string[] }>("POST", `${path}/recovery-codes`, {
    password: account.password,
    code: authenticator.code(),
  });
  expect(fresh.body.recoveryCodes).toHaveLength(10);
  const off = (code: string) => account.api("POST", `${path}/disable`, { password: account.password, code });
  expect((await off(recoveryCodes[0] ?? "")).status).toBe(403);
  expect((await off(fresh.body.recoveryCodes[0] ?? "")).body).toEqual({
    enabled: false,
    enabledAt: null,
    recoveryCodesLeft: 0,
  });
  await signIn(account.email, account.password);
  await mailTo(account.email, "Two-factor sign-in is on");
  await mailTo(account.email, "Two-factor sign-in is off");
});

test("a seed that no code has confirmed asks nobody for one", async ({ account }) => {
  await account.api("POST", "/api/portal/two-factor", { password: account.password });
  expect((await account.api("GET", "/api/portal/two-factor")).body).toMatchObject({ enabled: false });
  expect((await account.api("POST", "/api/portal/two-factor/confirm", { code: "000000" })).status).toBe(400);
  await signIn(account.email, account.password);
});

test("everything about it is in the owner's activity, and nothing of it is secret", async ({ account }) => {
  const { authenticator, recoveryCodes } = await turnOnTwoFactor(account);
  const cookie = (await withPassword(account)).cookies.join("; ");
  const wrong = "000000";
  await withCode(wrong, cookie);
  await withCode(authenticator.code(), cookie);
  const { body } = await account.api<{ data: { action: string; detail: object }[] }>("GET", "/api/portal/activity");
  expect(body.data.map(({ action, detail }) => [action, detail]).slice(0, 3)).toEqual([
    ["session.start", { method: "password+authenticator" }],
    ["two-factor.wrong-code", {}],
    ["two-factor.enable", {}],
  ]);
  const text = JSON.stringify(body);
  for (const secret of [authenticator.secret, authenticator.code(), ...recoveryCodes])
    expect(text).not.toContain(secret);
});

test("an administrator helps somebody who has lost phone and codes, and nobody else can", async ({
  account,
  admin,
}) => {
  await turnOnTwoFactor(account);
  const path = `/api/admin/users/${account.id}/two-factor`;
  expect((await account.api("DELETE", path)).status).toBe(403);
  expect((await admin.api("DELETE", path)).body).toEqual({ id: account.id, removed: true });
  expect((await admin.api("DELETE", path)).status).toBe(409);
  await signIn(account.email, account.password);
  await mailTo(account.email, "Two-factor sign-in is off");
});
