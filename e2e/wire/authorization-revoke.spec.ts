import { expect } from "playwright/test";
import { call } from "../fixtures/account";
import { RFC_6749_ERROR } from "../fixtures/hostile";
import { expectMethodNotAllowed, expectOpenPreflight } from "../fixtures/methods";
import { bearer, postForm, query } from "../fixtures/oauth";
import { test } from "../fixtures/test";

const REVOKE = "/authorization/revoke";

const login = async ({ username, password }: { username: string; password: string }) => {
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
  const { body } = await postForm("/authorization/token", { grant_type: "client_credentials" }, { authorization });
  return { ...body, authorization };
};

test.describe("200", () => {
  test("the Bearer token is ended with its chain, whatever the body holds", async ({ account }) => {
    for (const body of [undefined, "token=other", "{not json", "\u0000"]) {
      const { access_token, refresh_token = "", authorization } = await login(account);
      const response = await fetch(process.env.BASE_URL + REVOKE, {
        method: "POST",
        headers: bearer(access_token),
        ...(body !== undefined && { body }),
      });
      expect({ status: response.status, body: await response.json() }).toEqual({
        status: 200,
        body: { success: true },
      });
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect((await query(bearer(access_token))).status).toBe(401);
      const fields = { grant_type: "refresh_token", refresh_token };
      expect((await postForm("/authorization/token", fields, { authorization })).status).toBe(400);
    }
  });
});

test.describe("401", () => {
  test("no token, a dead one and a made-up one are refused, and other credentials are none", async ({ account }) => {
    const { access_token, authorization } = await login(account);
    await call("POST", REVOKE, { headers: bearer(access_token) });
    for (const headers of [{}, bearer(access_token), bearer("a.b.c"), { authorization }]) {
      const { status, body } = await call("POST", REVOKE, { headers });
      expect({ status, body }).toEqual({ status: 401, body: { ...RFC_6749_ERROR, error: "invalid_token" } });
    }
  });
});

test.describe("405", () => {
  test("another method is told which there is", () =>
    expectMethodNotAllowed(REVOKE, { method: "GET", allow: "POST, OPTIONS", body: RFC_6749_ERROR }));
});

test.describe("OPTIONS", () => {
  test("preflight of any origin is answered, without credentials", () => expectOpenPreflight(REVOKE, "POST, OPTIONS"));
});
