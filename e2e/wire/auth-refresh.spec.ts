import { expect } from "playwright/test";
import { b2bError, logIn, newB2bLogin, PAIR, refreshPair } from "../fixtures/b2b";
import { expectRefusals } from "../fixtures/hostile";
import { expectMethodNotAllowed, expectOpenPreflight } from "../fixtures/methods";
import { bearer, newApp, query, tokensFor } from "../fixtures/oauth";
import { test } from "../fixtures/test";

const REFRESH = "/auth/refresh";

test.describe("200", () => {
  test("a refresh gives a new pair for the same account", async ({ account }) => {
    const first = (await logIn(await newB2bLogin(account))).body.data;
    const { status, body, headers } = await refreshPair(first.refresh_token);
    expect({ status, body }).toEqual({ status: 200, body: PAIR });
    expect(headers.get("cache-control")).toBe("no-store");
    expect(body.data.refresh_token).not.toBe(first.refresh_token);
    expect(body.data.client_id).toBe(first.client_id);
    expect((await query(bearer(body.data.access_token))).status).toBe(200);
  });

  test("an answer that was lost on its way is given again: the same successor", async ({ account }) => {
    const first = (await logIn(await newB2bLogin(account))).body.data;
    const answers = await Promise.all([1, 2, 3, 4].map(() => refreshPair(first.refresh_token)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(new Set(answers.map(({ body }) => body.data.refresh_token)).size).toBe(1);
  });
});

test.describe("400", () => {
  test("a refresh token that is missing or no text is a validation failure that names it", async () => {
    for (const refresh_token of [undefined, "", 1, {}]) {
      const { status, body } = await refreshPair(refresh_token as string);
      expect({ status, body }).toEqual({
        status: 400,
        body: b2bError("ValidationException", "VALIDATION_FAILURE", expect.stringContaining('"refresh_token"')),
      });
    }
  });
});

test.describe("401", () => {
  test("an unknown token, a revoked one, an access token and another endpoint's are told alike", async ({
    account,
  }) => {
    const login = await newB2bLogin(account);
    const revoked = (await logIn(login)).body.data;
    await account.api("DELETE", `/api/portal/credentials/${login.id}`);
    const live = (await logIn(await newB2bLogin(account))).body.data;
    const app = await newApp(account, { type: "public" });
    const { refresh_token = "" } = await tokensFor(app, account);
    for (const token of [
      "nonsense",
      `gth_ref_${"0".repeat(36)}`,
      revoked.refresh_token,
      live.access_token,
      refresh_token,
    ]) {
      const { status, body } = await refreshPair(token);
      expect({ status, body }, token.slice(0, 12)).toEqual({
        status: 401,
        body: b2bError("UnauthorizedError", "UNAUTHORIZED"),
      });
    }
  });
});

test.describe("403", () => {
  test("a disabled login cannot refresh, and can when it is enabled again", async ({ account }) => {
    const login = await newB2bLogin(account);
    const { refresh_token } = (await logIn(login)).body.data;
    await account.api("PATCH", `/api/portal/credentials/${login.id}`, { disabled: true });
    const { status, body } = await refreshPair(refresh_token);
    expect({ status, body }).toEqual({ status: 403, body: b2bError("ForbiddenError", "FORBIDDEN") });
    await account.api("PATCH", `/api/portal/credentials/${login.id}`, { disabled: false });
    expect((await refreshPair(refresh_token)).status).toBe(200);
  });
});

test.describe("4xx", () => {
  test("hostile requests of every kind are refused in the dialect's own words", () =>
    expectRefusals({ path: REFRESH, takes: ["json"], fields: { refresh_token: `gth_ref_${"0".repeat(36)}` } }, () =>
      b2bError(),
    ));

  test("another method is told which there is", () =>
    expectMethodNotAllowed(REFRESH, {
      method: "PUT",
      allow: "POST, OPTIONS",
      body: b2bError("MethodNotAllowedError", "METHOD_NOT_ALLOWED"),
    }));
});

test.describe("OPTIONS", () => {
  test("preflight of any origin is answered, without credentials", () => expectOpenPreflight(REFRESH, "POST, OPTIONS"));
});
