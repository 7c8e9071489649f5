import { decodeJwt } from "jose";
import { expect } from "playwright/test";
import { call, newAccount } from "../fixtures/account";
import { bearer, codeFor, newApp, postForm, type TestApp } from "../fixtures/oauth";
import { test } from "../fixtures/test";

// The requests of the published documentation on roles and scopes, as written there.

const TOKEN = "/authorization/token";
const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`,
});

const toAnswer = (scope: string) => ({
  access_token: expect.any(String),
  token_type: "bearer",
  expires_in: 3600,
  refresh_token: expect.stringMatching(/^gth_ref_/),
  scope,
});

test("a person signs in with their own credentials, by user name or email, and refreshes with PUT", async ({
  account,
}) => {
  for (const username of [account.username, account.email]) {
    const login = await call<{ token: string; refresh_token: string }>("POST", "/consumer/login", {
      body: { username, password: account.password, scopes: ["read", "openid"] },
    });
    expect({ status: login.status, body: login.body }).toEqual({
      status: 200,
      body: { token: expect.any(String), expires_in: 3600, refresh_token: expect.any(String), scope: "read openid" },
    });
    expect(decodeJwt(login.body.token)).toMatchObject({ sub: account.id, name: account.name, scope: "read openid" });
    const again = await call<{ token: string }>("PUT", "/consumer/login", {
      body: { refresh_token: login.body.refresh_token },
    });
    expect({ status: again.status, keys: Object.keys(again.body) }).toEqual({
      status: 200,
      keys: ["token", "expires_in", "refresh_token", "scope"],
    });
    const echo = await call("POST", "/protected_endpoint", {
      body: { title: "lorem ipsum" },
      headers: bearer(again.body.token),
    });
    expect(echo).toMatchObject({ status: 200, body: { title: "lorem ipsum", subject: account.id } });
  }
});

test("a wrong name or password is 400 in the published words", async ({ account }) => {
  for (const body of [
    { username: account.username, password: "wrong" },
    { username: "nobody", password: "wrong" },
  ]) {
    const answer = await call("POST", "/consumer/login", { body });
    expect({ status: answer.status, body: answer.body }).toEqual({
      status: 400,
      body: { success: false, title: expect.any(String), message: "Invalid name or password" },
    });
  }
});

test("the trailing comma that the documentation prints is a 400 that says where", async () => {
  const response = await fetch(`${process.env.BASE_URL}/consumer/login`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{\n"username": "[username]",\n"password": "[password]",\n}',
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ success: false, message: expect.stringMatching(/line 4, column 1/) });
});

test("app key and secret in Basic get a token and, here, a refresh token that every answer repeats", async ({
  account,
}) => {
  const app = await newApp(account);
  const headers = basic(app.clientId, app.clientSecret ?? "");
  const first = await postForm(TOKEN, { grant_type: "client_credentials" }, headers);
  expect({ status: first.status, body: first.body }).toEqual({ status: 200, body: toAnswer("read write") });
  const second = await postForm(
    TOKEN,
    { grant_type: "refresh_token", refresh_token: first.body.refresh_token ?? "" },
    headers,
  );
  expect({ status: second.status, body: second.body }).toEqual({ status: 200, body: toAnswer("read write") });
  const who = await call("GET", "/authorization/whoami", { headers: bearer(second.body.access_token) });
  expect(who.body).toMatchObject({ id: app.clientId, scopes: ["read", "write"] });
});

test("a person's own name and password stand in Basic as well, for the token and its refresh", async ({ account }) => {
  const headers = basic(account.username, account.password);
  const first = await postForm(TOKEN, { grant_type: "client_credentials", scope: "read" }, headers);
  expect({ status: first.status, body: first.body }).toEqual({ status: 200, body: toAnswer("read") });
  const refreshing = { grant_type: "refresh_token", refresh_token: first.body.refresh_token ?? "" };
  const stranger = await newAccount();
  expect((await postForm(TOKEN, refreshing, basic(stranger.username, stranger.password))).status).toBe(400);
  expect((await postForm(TOKEN, refreshing, headers)).body).toEqual(toAnswer("read"));
  const who = await call("GET", "/authorization/whoami", { headers: bearer(first.body.access_token) });
  expect(who.body).toEqual({
    id: account.id,
    name: account.name,
    email: account.email,
    username: account.username,
    role: "Consumer",
    clientId: "basic",
    scopes: ["read"],
  });
});

test("the code flow under this path takes scopes for scope, and needs no redirect_uri where there is one", async ({
  account,
}) => {
  const one = await newApp(account);
  const two = await newApp(account, { redirectUris: [one.redirectUri, `${one.redirectUri}/2`] });
  const user = await newAccount();
  const exchange = async (app: TestApp, more: Record<string, string>) => {
    const code = await codeFor(app, user, { scopes: "read", scope: "read" }, "/authorization/authorize");
    const headers = basic(app.clientId, app.clientSecret ?? "");
    return postForm(TOKEN, { grant_type: "authorization_code", code, ...more }, headers);
  };
  const redirect = { redirect_uri: one.redirectUri };
  for (const answer of [await exchange(one, redirect), await exchange(one, {}), await exchange(two, redirect)]) {
    expect({ status: answer.status, body: answer.body }).toEqual({ status: 200, body: toAnswer("read") });
  }
  expect(await exchange(two, {})).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
});

test("revocation with the Bearer token and any body ends it", async ({ account }) => {
  const headers = basic(account.username, account.password);
  for (const body of [undefined, "token=whatever", "{not json"]) {
    const { body: tokens } = await postForm(TOKEN, { grant_type: "client_credentials" }, headers);
    const response = await fetch(`${process.env.BASE_URL}/authorization/revoke`, {
      method: "POST",
      headers: bearer(tokens.access_token),
      ...(body !== undefined && { body }),
    });
    expect({ status: response.status, body: await response.json() }).toEqual({ status: 200, body: { success: true } });
    expect((await call("GET", "/authorization/whoami", { headers: bearer(tokens.access_token) })).status).toBe(401);
  }
});

test("bad credentials are 401 with a Basic challenge, everything else 400", async ({ account }) => {
  const app = await newApp(account);
  const wrong = await postForm(TOKEN, { grant_type: "client_credentials" }, basic(app.clientId, "wrong"));
  expect(wrong).toMatchObject({ status: 401, body: { error: "invalid_client" } });
  expect(wrong.headers.get("www-authenticate")).toMatch(/^Basic/);
  const headers = basic(app.clientId, app.clientSecret ?? "");
  for (const [fields, error] of [
    [{ grant_type: "refresh_token", refresh_token: "x" }, "invalid_grant"],
    [{ grant_type: "nonsense" }, "unsupported_grant_type"],
    [{ grant_type: "client_credentials", scope: "admin" }, "invalid_scope"],
  ] as const) {
    expect(await postForm(TOKEN, fields, headers)).toMatchObject({ status: 400, body: { error } });
  }
});
