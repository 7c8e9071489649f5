import { expect } from "playwright/test";
import { newAccount } from "../fixtures/account";
import { expectRefusals, RFC_6749_ERROR } from "../fixtures/hostile";
import { expectMethodNotAllowed, expectOpenPreflight } from "../fixtures/methods";
import { asClient, bearer, newApp, postForm, query, refresh, type TestApp, tokensFor } from "../fixtures/oauth";
import { test } from "../fixtures/test";

const REVOKE = "/auth/oauth/revoke";

const revoke = (app: TestApp, token: string, more: Record<string, string> = {}) =>
  postForm<Record<string, unknown>>(REVOKE, { token, ...asClient(app), ...more });

test.describe("200", () => {
  test("a refresh token takes its whole chain along", async ({ account }) => {
    const app = await newApp(account);
    const tokens = await tokensFor(app, await newAccount());
    const { status, body, headers } = await revoke(app, tokens.refresh_token ?? "");
    expect({ status, body, stored: headers.get("cache-control") }).toEqual({
      status: 200,
      body: {},
      stored: "no-store",
    });
    expect((await query(bearer(tokens.access_token))).status).toBe(401);
    expect(await refresh(app, tokens.refresh_token ?? "")).toMatchObject({
      status: 400,
      body: { error: "invalid_grant" },
    });
  });

  test("an access token goes by itself, and its chain can make another", async ({ account }) => {
    const app = await newApp(account);
    const tokens = await tokensFor(app, await newAccount());
    expect((await revoke(app, tokens.access_token)).status).toBe(200);
    expect((await query(bearer(tokens.access_token))).status).toBe(401);
    const { body } = await refresh(app, tokens.refresh_token ?? "");
    expect((await query(bearer(body.access_token))).status).toBe(200);
  });

  test("a token that is unknown, malformed or dead already is no error (RFC 7009 §2.2)", async ({ account }) => {
    const app = await newApp(account);
    const { access_token } = await tokensFor(app, await newAccount());
    await revoke(app, access_token);
    for (const token of ["nonsense", "a.b.c", `gth_ref_${"0".repeat(36)}`, access_token]) {
      expect(await revoke(app, token, { token_type_hint: "whatever" })).toMatchObject({ status: 200, body: {} });
    }
  });

  test("a public client revokes with its id alone", async ({ account }) => {
    const app = await newApp(account, { type: "public" });
    const tokens = await tokensFor(app, await newAccount());
    expect((await revoke(app, tokens.refresh_token ?? "")).status).toBe(200);
    expect((await query(bearer(tokens.access_token))).status).toBe(401);
  });
});

test.describe("400", () => {
  test("another client's token is not ended", async ({ account }) => {
    const [one, other] = [await newApp(account), await newApp(account)];
    const tokens = await tokensFor(one, await newAccount());
    for (const token of [tokens.access_token, tokens.refresh_token ?? ""]) {
      expect(await revoke(other, token)).toMatchObject({ status: 400, body: { error: "unauthorized_client" } });
    }
    expect((await query(bearer(tokens.access_token))).status).toBe(200);
    expect((await refresh(one, tokens.refresh_token ?? "")).status).toBe(200);
  });

  test("a request without a token names what is missing", async ({ account }) => {
    const app = await newApp(account);
    const { status, body } = await postForm<Record<string, unknown>>(REVOKE, asClient(app));
    expect({ status, body }).toEqual({
      status: 400,
      body: { error: "invalid_request", error_description: expect.stringContaining("token") },
    });
  });
});

test.describe("401", () => {
  test("a wrong secret ends nothing", async ({ account }) => {
    const app = await newApp(account);
    const tokens = await tokensFor(app, await newAccount());
    const answer = await revoke(app, tokens.access_token, { client_secret: "wrong" });
    expect({ status: answer.status, body: answer.body }).toEqual({
      status: 401,
      body: { ...RFC_6749_ERROR, error: "invalid_client" },
    });
    expect((await query(bearer(tokens.access_token))).status).toBe(200);
  });
});

test.describe("4xx", () => {
  test("hostile requests of every kind are refused in the words of RFC 6749", () =>
    expectRefusals(
      { path: REVOKE, takes: ["form"], fields: { token: "x", client_id: "nobody", client_secret: "wrong" } },
      () => RFC_6749_ERROR,
    ));

  test("another method is told which there is", () =>
    expectMethodNotAllowed(REVOKE, { method: "GET", allow: "POST, OPTIONS", body: RFC_6749_ERROR }));
});

test.describe("OPTIONS", () => {
  test("preflight of any origin is answered, without credentials", () => expectOpenPreflight(REVOKE, "POST, OPTIONS"));
});
