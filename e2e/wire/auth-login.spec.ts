import { decodeJwt } from "jose";
import { expect } from "playwright/test";
import { call, newAccount } from "../fixtures/account";
import { b2bError, logIn, newB2bLogin, PAIR } from "../fixtures/b2b";
import { expectRefusals } from "../fixtures/hostile";
import { expectMethodNotAllowed, expectOpenPreflight } from "../fixtures/methods";
import { bearer, query } from "../fixtures/oauth";
import { test } from "../fixtures/test";

const LOGIN = "/auth/login";

test.describe("200", () => {
  test("a login gives a pair that acts as the account, whose number stands beside it", async ({ account }) => {
    const login = await newB2bLogin(account);
    const { status, body, headers } = await logIn(login);
    expect({ status, body }).toEqual({ status: 200, body: PAIR });
    expect(headers.get("cache-control")).toBe("no-store");
    expect(decodeJwt(body.data.access_token)).toMatchObject({ sub: account.id, name: account.name });
    expect((await query(bearer(body.data.access_token))).status).toBe(200);
    const { body: me } = await account.api<{ accountNumber: number }>("GET", "/api/portal/me");
    expect(body.data.client_id).toBe(me.accountNumber);
  });

  test("every login begins a chain of its own", async ({ account }) => {
    const login = await newB2bLogin(account);
    const [one, two] = [(await logIn(login)).body.data, (await logIn(login)).body.data];
    await call("POST", "/auth/revoke", { headers: bearer(one.access_token) });
    expect((await query(bearer(one.access_token))).status).toBe(401);
    expect((await query(bearer(two.access_token))).status).toBe(200);
  });
});

test.describe("400", () => {
  test("a field that is missing or no text is a validation failure that names it", async ({ account }) => {
    const { username, password } = await newB2bLogin(account);
    const cases: [unknown, string][] = [
      [{}, "username"],
      [{ username }, "password"],
      [{ username, password: 1 }, "password"],
      [{ username: { a: 1 }, password }, "username"],
      [{ username: "", password }, "username"],
    ];
    for (const [body, field] of cases) {
      const answer = await call("POST", LOGIN, { body });
      expect({ status: answer.status, body: answer.body }, JSON.stringify(body)).toEqual({
        status: 400,
        body: b2bError("ValidationException", "VALIDATION_FAILURE", expect.stringContaining(`"${field}"`)),
      });
    }
  });

  test("JSON that cannot be read is a syntax error that says where", async () => {
    const response = await fetch(process.env.BASE_URL + LOGIN, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{\n"username": "x",\n}',
    });
    expect({ status: response.status, body: await response.json() }).toEqual({
      status: 400,
      body: b2bError("SyntaxError", "SYNTAX_ERROR", expect.stringContaining("line 3")),
    });
  });
});

test.describe("401", () => {
  test("an unknown login, a wrong password and a revoked login are told alike", async ({ account }) => {
    const login = await newB2bLogin(account);
    const revoked = await newB2bLogin(account);
    await account.api("DELETE", `/api/portal/credentials/${revoked.id}`);
    for (const tried of [{ ...login, password: "wrong" }, { ...login, username: "nobody" }, revoked]) {
      const { status, body } = await logIn(tried);
      expect({ status, body }).toEqual({
        status: 401,
        body: b2bError("UnauthorizedError", "UNAUTHORIZED", "Invalid credentials"),
      });
    }
  });

  test("the password of the person is not the password of a login", async ({ account }) => {
    const { status } = await logIn({ username: account.username, password: account.password });
    expect(status).toBe(401);
  });
});

test.describe("403", () => {
  test("a disabled account's login is forbidden", async ({ admin }) => {
    const owner = await newAccount();
    const login = await newB2bLogin(owner);
    await admin.api("PATCH", `/api/admin/users/${owner.id}`, { disabled: true });
    const { status, body } = await logIn(login);
    expect({ status, body }).toEqual({ status: 403, body: b2bError("ForbiddenError", "FORBIDDEN") });
  });
});

test.describe("4xx", () => {
  test("hostile requests of every kind are refused in the dialect's own words", () =>
    expectRefusals({ path: LOGIN, takes: ["json"], fields: { username: "nobody", password: "wrong" } }, () =>
      b2bError(),
    ));

  test("another method is told which there is", () =>
    expectMethodNotAllowed(LOGIN, {
      method: "GET",
      allow: "POST, OPTIONS",
      body: b2bError("MethodNotAllowedError", "METHOD_NOT_ALLOWED"),
    }));
});

test.describe("OPTIONS", () => {
  test("preflight of any origin is answered, without credentials", () => expectOpenPreflight(LOGIN, "POST, OPTIONS"));
});
