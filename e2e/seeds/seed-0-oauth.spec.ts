import { decodeJwt } from "jose";
import { expect } from "playwright/test";
import { type Account, baseUrl, newAccount } from "../fixtures/account";
import { allowAt, answerConsent, bearer, browse, newApp, postForm, query, type TestApp } from "../fixtures/oauth";
import { Seed0Client } from "../fixtures/seed-0-client";
import { test } from "../fixtures/test";

// The requests that the documentation on authorization prints for OAuth 2.0 and for plugins.

const THIRTY_DAYS = 2_592_000;

const sampleFor = (app: TestApp) =>
  new Seed0Client({
    apiUrl: baseUrl(),
    clientId: app.clientId,
    clientSecret: app.clientSecret ?? "",
    redirectUri: app.redirectUri,
  });

async function connected(developer: Account, user: Account) {
  const app = await newApp(developer);
  const sample = sampleFor(app);
  const callback = await allowAt(user, sample.authorizationUrl(), app.scopes);
  return { app, sample, callback, tokens: await sample.handleCallback(callback) };
}

const getTokens = (refreshToken?: unknown) => ({
  access_token: expect.any(String),
  token_type: "Bearer",
  expires_in: THIRTY_DAYS,
  ...(refreshToken !== undefined && { refresh_token: refreshToken }),
  scope: "read write",
});

test("step 1 and 2: the user is sent back with code and state, and the code becomes tokens", async ({ account }) => {
  const user = await newAccount();
  const { app, callback, tokens } = await connected(account, user);
  expect(callback.href.startsWith(`${app.redirectUri}?`)).toBe(true);
  expect([...callback.searchParams.keys()].sort()).toEqual(["code", "iss", "state"]);
  expect(tokens).toEqual(getTokens(expect.stringMatching(/^gth_ref_[0-9A-Za-z]{36}$/)));
  const { iat = 0, exp = 0, sub } = decodeJwt(tokens.access_token);
  expect({ sub, lifetime: exp - iat }).toEqual({ sub: user.id, lifetime: THIRTY_DAYS });
});

test("step 1 in PHP: the same request, its scopes joined by a plus", async ({ account }) => {
  const app = await newApp(account);
  const parameters = [
    ["client_id", app.clientId],
    ["redirect_uri", encodeURIComponent(app.redirectUri)],
    ["response_type", "code"],
    ["scope", "read+write"],
    ["state", "0123456789abcdef"],
  ];
  const url = `${baseUrl()}/auth/oauth/authorize?${parameters.map((pair) => pair.join("=")).join("&")}`;
  const callback = await allowAt(await newAccount(), url, app.scopes);
  expect(callback.searchParams.get("state")).toBe("0123456789abcdef");
  const { body } = await postForm("/auth/oauth/token", {
    grant_type: "authorization_code",
    code: callback.searchParams.get("code") ?? "",
    redirect_uri: app.redirectUri,
    client_id: app.clientId,
    client_secret: app.clientSecret ?? "",
  });
  expect(body).toEqual(getTokens(expect.any(String)));
});

test("step 2: who says no is told by error, with the state", async ({ account }) => {
  const user = await newAccount();
  const url = new URL(sampleFor(await newApp(account)).authorizationUrl());
  const { location } = await browse(url.href, { cookie: user.cookie });
  const callback = await answerConsent(user, location ?? "", { decision: "deny", scopes: [] });
  expect(Object.fromEntries(callback.searchParams)).toEqual({
    error: "access_denied",
    error_description: expect.any(String),
    state: url.searchParams.get("state"),
    iss: baseUrl(),
  });
});

test("step 3: a call that gets 401 refreshes, always with the first refresh token, and is made again", async ({
  account,
}) => {
  const { app, sample, tokens } = await connected(account, await newAccount());
  const products = { query: "products { id, name, price }" };
  let accessToken = tokens.access_token;
  for (let round = 0; round < 3; round++) {
    // What a token does that has expired, without the wait.
    const credentials = { client_id: app.clientId, client_secret: app.clientSecret ?? "" };
    await postForm("/auth/oauth/revoke", { token: accessToken, ...credentials });
    expect((await sample.request("/api/query", products)).status).toBe(401);
    const refreshed = await sample.refresh();
    expect(refreshed).toEqual(getTokens(tokens.refresh_token));
    accessToken = refreshed.access_token;
    const again = await sample.request("/api/query", products);
    const { products: rows } = (await again.json()) as { products: unknown[] };
    expect(again.status).toBe(200);
    expect(rows[0]).toEqual({ id: expect.any(Number), name: expect.any(String), price: expect.any(Number) });
  }
});

test("a plugin gets a token of its own for its id and secret, and no refresh token", async ({ account }) => {
  const app = await newApp(account);
  const { status, body } = await postForm("/auth/oauth/token", {
    grant_type: "client_credentials",
    client_id: app.clientId,
    client_secret: app.clientSecret ?? "",
    scope: "read write",
  });
  expect({ status, body }).toEqual({ status: 200, body: getTokens() });
  expect((await query(bearer(body.access_token), "products { id, name, price }")).status).toBe(200);
});

test("a failed exchange and a failed refresh throw in the samples: the status is not ok", async ({ account }) => {
  const { sample, callback } = await connected(account, await newAccount());
  await expect(sample.handleCallback(callback)).rejects.toThrow(/^400 .*"invalid_grant"/);
  await expect(sample.refresh()).rejects.toThrow(/^400 .*"invalid_grant"/);
});
