import { decodeJwt } from "jose";
import { expect } from "playwright/test";
import { call, newAccount, unique } from "../fixtures/account";
import { expectRefusals, RFC_6749_ERROR } from "../fixtures/hostile";
import { expectMethodNotAllowed, expectOpenPreflight } from "../fixtures/methods";
import { bearer, codeFor, newApp, postForm, query, type TestApp } from "../fixtures/oauth";
import { test } from "../fixtures/test";

const TOKEN = "/authorization/token";

const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`,
});
const asApp = (app: TestApp) => basic(app.clientId, app.clientSecret ?? "");

const toAnswer = (scope: string) => ({
  access_token: expect.any(String),
  token_type: "bearer",
  expires_in: 3600,
  refresh_token: expect.stringMatching(/^gth_ref_[0-9A-Za-z]{36}$/),
  scope,
});

const refused = (status: number, error: string) => ({ status, body: { ...RFC_6749_ERROR, error } });

test.describe("200", () => {
  test("client_credentials gives a refresh token here, and each refresh another", async ({ account }) => {
    const app = await newApp(account);
    const first = await postForm(TOKEN, { grant_type: "client_credentials" }, asApp(app));
    expect({ status: first.status, body: first.body }).toEqual({ status: 200, body: toAnswer("read write") });
    expect(first.headers.get("cache-control")).toBe("no-store");
    expect(decodeJwt(first.body.access_token)).toMatchObject({ sub: app.clientId, client_id: app.clientId });
    const refresh_token = first.body.refresh_token ?? "";
    const second = await postForm(TOKEN, { grant_type: "refresh_token", refresh_token }, asApp(app));
    expect({ status: second.status, body: second.body }).toEqual({ status: 200, body: toAnswer("read write") });
    expect(second.body.refresh_token).not.toBe(refresh_token);
    expect((await query(bearer(second.body.access_token))).status).toBe(200);
  });

  test("a password that looks percent-encoded, or has a plus, is tried as it was sent first", async () => {
    for (const password of ["hex%41-and-more", "plus+and more", "100%-sure-of-it", "caf%C3%A9-passw0rd"]) {
      const username = unique("u");
      const who = { name: username, email: `${username}+tag@example.test`, username, password };
      expect((await call("POST", "/api/portal/signup", { body: who })).status).toBe(201);
      for (const [id, secret] of [
        [who.email, password],
        [encodeURIComponent(who.email), encodeURIComponent(password)],
      ] as const) {
        const answer = await postForm("/authorization/token", { grant_type: "client_credentials" }, basic(id, secret));
        expect([id, secret, answer.status]).toEqual([id, secret, 200]);
        const refreshToken = answer.body.refresh_token ?? "";
        const again = { grant_type: "refresh_token", refresh_token: refreshToken };
        expect((await postForm("/authorization/token", again, basic(id, secret))).status).toBe(200);
      }
    }
  });

  test("Basic is taken as it comes, percent-encoded or not", async ({ account }) => {
    const app = await newApp(account);
    const encoded = basic(encodeURIComponent(app.clientId), (app.clientSecret ?? "").replaceAll("_", "%5F"));
    for (const headers of [asApp(app), encoded]) {
      expect((await postForm(TOKEN, { grant_type: "client_credentials", scopes: "read" }, headers)).body.scope).toBe(
        "read",
      );
    }
  });

  test("password through an app acts for the person, within the app's scopes", async ({ account }) => {
    const app = await newApp(account, { scopes: ["read"] });
    const user = await newAccount();
    const fields = { grant_type: "password", username: user.username, password: user.password };
    const { status, body } = await postForm(TOKEN, fields, asApp(app));
    expect({ status, body }).toEqual({ status: 200, body: toAnswer("read") });
    expect(decodeJwt(body.access_token)).toMatchObject({ sub: user.id, client_id: app.clientId });
  });

  test("a code is exchanged without redirect_uri where the app has one", async ({ account }) => {
    const app = await newApp(account);
    const user = await newAccount();
    const code = await codeFor(app, user, {}, "/authorization/authorize");
    const { status, body } = await postForm(TOKEN, { grant_type: "authorization_code", code }, asApp(app));
    expect({ status, body }).toEqual({ status: 200, body: toAnswer("read write") });
    expect(decodeJwt(body.access_token).sub).toBe(user.id);
  });

  test("a chain that began at another endpoint keeps the rules of that one", async ({ account }) => {
    const app = await newApp(account);
    const code = await codeFor(app, await newAccount());
    const begun = await postForm("/auth/oauth/token", {
      grant_type: "authorization_code",
      code,
      redirect_uri: app.redirectUri,
      client_id: app.clientId,
      client_secret: app.clientSecret ?? "",
    });
    const refresh_token = begun.body.refresh_token ?? "";
    const { body } = await postForm(TOKEN, { grant_type: "refresh_token", refresh_token }, asApp(app));
    expect({ lifetime: body.expires_in, refresh: body.refresh_token }).toEqual({
      lifetime: 2_592_000,
      refresh: refresh_token,
    });
  });
});

test.describe("400", () => {
  test("everything but a bad client is 400, in the words of RFC 6749", async ({ account }) => {
    const app = await newApp(account);
    const cases: [Record<string, string>, string][] = [
      [{ grant_type: "" }, "invalid_request"],
      [{ grant_type: "implicit" }, "unsupported_grant_type"],
      [{ grant_type: "refresh_token", refresh_token: "x" }, "invalid_grant"],
      [{ grant_type: "refresh_token" }, "invalid_request"],
      [{ grant_type: "authorization_code", code: "x" }, "invalid_grant"],
      [{ grant_type: "password", username: "nobody", password: "x" }, "invalid_grant"],
      [{ grant_type: "client_credentials", scope: "admin" }, "invalid_scope"],
    ];
    for (const [fields, error] of cases) {
      const { status, body } = await postForm(TOKEN, fields, asApp(app));
      expect({ status, body }, JSON.stringify(fields)).toEqual(refused(400, error));
    }
  });

  test("a disabled app gets nothing new, by none of its grants", async ({ account }) => {
    const app = await newApp(account);
    const first = await postForm(TOKEN, { grant_type: "client_credentials" }, asApp(app));
    await account.api("PATCH", `/api/portal/apps/${app.id}`, { disabled: true });
    const again = [
      { grant_type: "client_credentials" },
      { grant_type: "refresh_token", refresh_token: first.body.refresh_token ?? "" },
      { grant_type: "password", username: account.username, password: account.password },
    ];
    for (const fields of again) {
      const { status, body } = await postForm(TOKEN, fields, asApp(app));
      expect({ status, body }, fields.grant_type).toEqual(refused(400, "invalid_grant"));
    }
  });
});

test.describe("401", () => {
  test("a bad client is challenged with Basic", async ({ account }) => {
    const app = await newApp(account);
    for (const headers of [
      basic(app.clientId, "wrong"),
      basic("nobody", "wrong"),
      basic(account.username, "wrong"),
      {},
    ]) {
      const answer = await postForm(TOKEN, { grant_type: "client_credentials" }, headers);
      expect({ status: answer.status, body: answer.body }).toEqual(refused(401, "invalid_client"));
      expect(answer.headers.get("www-authenticate")).toMatch(/^Basic /);
    }
  });
});

test.describe("4xx", () => {
  test("hostile requests of every kind are refused in the words of RFC 6749", () =>
    expectRefusals(
      {
        path: TOKEN,
        takes: ["form"],
        fields: { grant_type: "client_credentials", client_id: "nobody", client_secret: "wrong", scope: "read" },
      },
      () => RFC_6749_ERROR,
    ));

  test("another method is told which there is", () =>
    expectMethodNotAllowed(TOKEN, { method: "GET", allow: "POST, OPTIONS", body: RFC_6749_ERROR }));
});

test.describe("OPTIONS", () => {
  test("preflight of any origin is answered, without credentials", () => expectOpenPreflight(TOKEN, "POST, OPTIONS"));
});
