import { expect } from "playwright/test";
import { call } from "../fixtures/account";
import { b2bError, logIn, newB2bLogin, refreshPair } from "../fixtures/b2b";
import { expectRefusals } from "../fixtures/hostile";
import { expectMethodNotAllowed, expectOpenPreflight } from "../fixtures/methods";
import { bearer, newApp, query, refresh, tokensFor } from "../fixtures/oauth";
import { test } from "../fixtures/test";

const REVOKE = "/auth/revoke";
const REVOKED = { success: true, data: { revoked: true } };

const unauthorized = { status: 401, body: b2bError("UnauthorizedError", "UNAUTHORIZED") };

test.describe("200", () => {
  for (const by of ["access_token", "refresh_token"] as const) {
    test(`the ${by} ends both tokens of its pair`, async ({ account }) => {
      const { data } = (await logIn(await newB2bLogin(account))).body;
      const answer =
        by === "access_token"
          ? await call("POST", REVOKE, { headers: bearer(data.access_token) })
          : await call("POST", REVOKE, { body: { refresh_token: data.refresh_token } });
      expect({ status: answer.status, body: answer.body }).toEqual({ status: 200, body: REVOKED });
      expect(answer.headers.get("cache-control")).toBe("no-store");
      expect((await query(bearer(data.access_token))).status).toBe(401);
      expect(await refreshPair(data.refresh_token)).toMatchObject(unauthorized);
    });
  }

  test("every successor of a rotated token dies with the chain", async ({ account }) => {
    const first = (await logIn(await newB2bLogin(account))).body.data;
    const second = (await refreshPair(first.refresh_token)).body.data;
    await call("POST", REVOKE, { body: { refresh_token: second.refresh_token } });
    for (const { access_token } of [first, second]) expect((await query(bearer(access_token))).status).toBe(401);
  });
});

test.describe("400", () => {
  test("neither a Bearer token nor a refresh token is a validation failure", async () => {
    const { status, body } = await call("POST", REVOKE, { body: {} });
    expect({ status, body }).toEqual({
      status: 400,
      body: b2bError("ValidationException", "VALIDATION_FAILURE", expect.stringContaining('"refresh_token"')),
    });
  });
});

test.describe("401", () => {
  test("a token that is unknown or dead already is told so", async ({ account }) => {
    const { data } = (await logIn(await newB2bLogin(account))).body;
    await call("POST", REVOKE, { headers: bearer(data.access_token) });
    expect(await call("POST", REVOKE, { headers: bearer(data.access_token) })).toMatchObject(unauthorized);
    expect(await call("POST", REVOKE, { body: { refresh_token: data.refresh_token } })).toMatchObject(unauthorized);
    expect(await call("POST", REVOKE, { headers: bearer("a.b.c") })).toMatchObject(unauthorized);
  });

  test("an app's refresh token is not ended by whoever presents it here", async ({ account }) => {
    const app = await newApp(account);
    const { refresh_token = "" } = await tokensFor(app, account);
    expect(await call("POST", REVOKE, { body: { refresh_token } })).toMatchObject(unauthorized);
    expect((await refresh(app, refresh_token)).status).toBe(200);
  });
});

test.describe("4xx", () => {
  test("hostile requests of every kind are refused in the dialect's own words", () =>
    expectRefusals({ path: REVOKE, takes: ["json"], fields: { refresh_token: `gth_ref_${"0".repeat(36)}` } }, () =>
      b2bError(),
    ));

  test("another method is told which there is", () =>
    expectMethodNotAllowed(REVOKE, {
      method: "GET",
      allow: "POST, OPTIONS",
      body: b2bError("MethodNotAllowedError", "METHOD_NOT_ALLOWED"),
    }));
});

test.describe("OPTIONS", () => {
  test("preflight of any origin is answered, without credentials", () => expectOpenPreflight(REVOKE, "POST, OPTIONS"));
});
