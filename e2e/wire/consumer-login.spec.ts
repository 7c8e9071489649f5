import { decodeJwt } from "jose";
import { expect } from "playwright/test";
import { type Account, call, newAccount, unique } from "../fixtures/account";
import { expectRefusals } from "../fixtures/hostile";
import { expectMethodNotAllowed, expectOpenPreflight } from "../fixtures/methods";
import { bearer, newApp, query, tokensFor } from "../fixtures/oauth";
import { test } from "../fixtures/test";

const LOGIN = "/consumer/login";

interface Login {
  token: string;
  expires_in: number;
  refresh_token: string;
  scope: string;
}

const logIn = <Body = Login>({ username, password }: Pick<Account, "username" | "password">, more = {}) =>
  call<Body>("POST", LOGIN, { body: { username, password, ...more } });
const refresh = <Body = Login>(refresh_token: unknown) => call<Body>("PUT", LOGIN, { body: { refresh_token } });

const toAnswer = (scope: string) => ({
  token: expect.any(String),
  expires_in: 3600,
  refresh_token: expect.stringMatching(/^gth_ref_[0-9A-Za-z]{36}$/),
  scope,
});

const failed = (message: unknown = expect.any(String), title: unknown = expect.any(String)) => ({
  success: false,
  title,
  message,
});

test.describe("200", () => {
  test("POST: a person gets a token of their own, for the scopes asked for or for all of their role", async ({
    account,
  }) => {
    const narrow = await logIn(account, { scopes: ["read"] });
    expect({ status: narrow.status, body: narrow.body }).toEqual({ status: 200, body: toAnswer("read") });
    expect(narrow.headers.get("cache-control")).toBe("no-store");
    const claims = decodeJwt(narrow.body.token);
    expect(claims).toMatchObject({ sub: account.id, name: account.name, scope: "read" });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(3600);
    expect((await query(bearer(narrow.body.token))).status).toBe(200);
    const wide = await logIn(account);
    expect(wide.body.scope.split(" ")).toEqual(expect.arrayContaining(["read", "write", "portal"]));
  });

  test("PUT: the chain is rotated, and keeps its scopes", async ({ account }) => {
    const first = (await logIn(account, { scopes: ["read", "openid"] })).body;
    const { status, body } = await refresh(first.refresh_token);
    expect({ status, body }).toEqual({ status: 200, body: toAnswer("read openid") });
    expect(body.refresh_token).not.toBe(first.refresh_token);
    expect((await query(bearer(body.token))).status).toBe(200);
  });
});

test.describe("400", () => {
  test("an unknown name, a wrong password and a disabled person are told alike", async ({ admin }) => {
    const disabled = await newAccount();
    await admin.api("PATCH", `/api/admin/users/${disabled.id}`, { disabled: true });
    for (const who of [
      { username: unique("nobody"), password: "wrong" },
      { ...disabled, password: "wrong" },
      disabled,
    ]) {
      const { status, body } = await logIn(who);
      expect({ status, body }).toEqual({ status: 400, body: failed("Invalid name or password") });
    }
  });

  test("a scope that the person does not have is named", async ({ account }) => {
    const { status, body } = await logIn(account, { scopes: ["admin"] });
    expect({ status, body }).toEqual({ status: 400, body: failed(expect.stringContaining("admin")) });
  });

  test("PUT: a token that is unknown, missing, no text or another endpoint's is refused", async ({ account }) => {
    const app = await newApp(account, { type: "public" });
    const others = (await tokensFor(app, account)).refresh_token;
    for (const token of ["nonsense", `gth_ref_${"0".repeat(36)}`, undefined, 1, {}, others]) {
      const { status, body } = await refresh(token);
      expect({ status, body }, JSON.stringify(token)).toEqual({ status: 400, body: failed() });
    }
  });

  test("PUT: a person who was disabled cannot refresh", async ({ admin }) => {
    const user = await newAccount();
    const { refresh_token } = (await logIn(user)).body;
    await admin.api("PATCH", `/api/admin/users/${user.id}`, { disabled: true });
    const { status, body } = await refresh(refresh_token);
    expect({ status, body }).toEqual({ status: 400, body: failed() });
  });
});

test.describe("4xx", () => {
  test("hostile requests of every kind are refused in the dialect's own words", async () => {
    const login = { username: unique("nobody"), password: "wrong" };
    await expectRefusals({ path: LOGIN, takes: ["json"], fields: login }, () => failed());
    const refreshing = { refresh_token: `gth_ref_${"0".repeat(36)}` };
    await expectRefusals({ path: LOGIN, method: "PUT", takes: ["json"], fields: refreshing }, () => failed());
  });

  test("another method is told which there are", () =>
    expectMethodNotAllowed(LOGIN, { method: "DELETE", allow: "POST, PUT, OPTIONS", body: failed() }));
});

test.describe("OPTIONS", () => {
  test("preflight of any origin is answered, without credentials", () =>
    expectOpenPreflight(LOGIN, "POST, PUT, OPTIONS"));
});
