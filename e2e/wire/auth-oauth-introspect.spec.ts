import { expect } from "playwright/test";
import { baseUrl, newAccount, unique } from "../fixtures/account";
import { expectRefusals, RFC_6749_ERROR } from "../fixtures/hostile";
import { expectMethodNotAllowed } from "../fixtures/methods";
import { asClient, newApp, postForm, refresh, type TestApp, tokensFor } from "../fixtures/oauth";
import { test } from "../fixtures/test";

const INTROSPECT = "/auth/oauth/introspect";
const INACTIVE = { active: false };

const introspect = (app: TestApp, token: string) =>
  postForm<Record<string, unknown>>(INTROSPECT, { token, ...asClient(app) });

test.describe("200", () => {
  test("an access token's client learns whom it stands for and what it may do now", async ({ account }) => {
    const app = await newApp(account);
    const user = await newAccount();
    const { access_token } = await tokensFor(app, user);
    const { status, body, headers } = await introspect(app, access_token);
    expect({ status, body, stored: headers.get("cache-control") }).toEqual({
      status: 200,
      stored: "no-store",
      body: {
        active: true,
        scope: "read write",
        client_id: app.clientId,
        token_type: "Bearer",
        iss: baseUrl(),
        sub: user.id,
        aud: baseUrl(),
        iat: expect.any(Number),
        exp: expect.any(Number),
        jti: expect.any(String),
        username: user.username,
      },
    });
    await account.api("PATCH", `/api/portal/apps/${app.id}`, { scopes: ["read"] });
    expect((await introspect(app, access_token)).body.scope).toBe("read");
  });

  test("a refresh token is described by its own client", async ({ account }) => {
    const app = await newApp(account);
    const user = await newAccount();
    const { refresh_token = "" } = await tokensFor(app, user);
    expect((await introspect(app, refresh_token)).body).toEqual({
      active: true,
      scope: "read write",
      client_id: app.clientId,
      token_type: "refresh_token",
      sub: user.id,
      username: user.username,
    });
  });

  test("an integration may ask about anybody's access token", async ({ account, admin }) => {
    const { body: integration } = await admin.api<{ id: string; clientId: string; clientSecret: string }>(
      "POST",
      "/api/admin/integrations",
      { name: `Gateway ${unique()}`, scopes: ["read"] },
    );
    const { access_token } = await tokensFor(await newApp(account), await newAccount());
    const { body } = await introspect({ ...integration, redirectUri: "", scopes: [] }, access_token);
    expect(body).toMatchObject({ active: true, scope: "read write" });
  });

  test("a token that is spent, revoked, made up or another client's is inactive, and no more is said", async ({
    account,
  }) => {
    const [app, other] = [await newApp(account), await newApp(account)];
    const revoked = await tokensFor(app, await newAccount());
    await postForm("/auth/oauth/revoke", { token: revoked.refresh_token ?? "", ...asClient(app) });
    const others = await tokensFor(other, await newAccount());
    const spa = await newApp(account, { type: "public" });
    const spent = await tokensFor(spa, await newAccount());
    await refresh(spa, spent.refresh_token ?? "");
    const tokens = ["nonsense", "a.b.c", `gth_ref_${"0".repeat(36)}`, ...[revoked, others, spent].flatMap(both)];
    for (const token of tokens) {
      expect(await introspect(app, token), token.slice(0, 12)).toMatchObject({ status: 200, body: INACTIVE });
      expect(Object.keys((await introspect(app, token)).body)).toEqual(["active"]);
    }
  });
});

const both = ({ access_token, refresh_token = "" }: { access_token: string; refresh_token?: string }) => [
  access_token,
  refresh_token,
];

test.describe("401", () => {
  test("a public client, a wrong secret and nobody at all learn nothing", async ({ account }) => {
    const app = await newApp(account);
    const { access_token: token } = await tokensFor(app, await newAccount());
    const spa = await newApp(account, { type: "public" });
    for (const client of [asClient(spa), { ...asClient(app), client_secret: "wrong" }, {}]) {
      const { status, body } = await postForm<Record<string, unknown>>(INTROSPECT, { token, ...client });
      expect({ status, body }).toEqual({ status: 401, body: { ...RFC_6749_ERROR, error: "invalid_client" } });
    }
  });
});

test("a disabled integration learns nothing", async ({ account, admin }) => {
  const { body: integration } = await admin.api<{ id: string; clientId: string; clientSecret: string }>(
    "POST",
    "/api/admin/integrations",
    { name: `Gateway ${unique()}`, scopes: ["read"] },
  );
  const { access_token } = await tokensFor(await newApp(account), await newAccount());
  await admin.api("PATCH", `/api/admin/integrations/${integration.id}`, { disabled: true });
  const { status, body } = await introspect({ ...integration, redirectUri: "", scopes: [] }, access_token);
  expect({ status, body }).toEqual({ status: 401, body: { ...RFC_6749_ERROR, error: "invalid_client" } });
});

test.describe("4xx", () => {
  test("hostile requests of every kind are refused in the words of RFC 6749", () =>
    expectRefusals(
      { path: INTROSPECT, takes: ["form"], fields: { token: "x", client_id: "nobody", client_secret: "wrong" } },
      () => RFC_6749_ERROR,
    ));

  test("another method is told which there is", () =>
    expectMethodNotAllowed(INTROSPECT, { method: "GET", allow: "POST, OPTIONS", body: RFC_6749_ERROR }));
});
