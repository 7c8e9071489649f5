import { Client } from "fusio-sdk";
import { expect } from "playwright/test";
import { HttpBearer, OAuth2, OAuth2Authenticator } from "sdkgen-client";
import { type Account, baseUrl, newAccount } from "../fixtures/account";
import { allowAt, newApp } from "../fixtures/oauth";
import { test } from "../fixtures/test";

const withToken = (token: string) => new Client(baseUrl(), new HttpBearer(token));

/** App key and secret, at the addresses that the SDK's documentation names. */
const getCredentials = (key: string, secret: string, scopes: string[]) =>
  new OAuth2(key, secret, `${baseUrl()}/authorization/token`, `${baseUrl()}/authorization/authorize`, null, scopes);

async function signedIn(account: Account) {
  const consumer = Client.buildAnonymous(baseUrl()).consumer().account();
  const { username, password } = account;
  return { consumer, answer: await consumer.login({ username, password, scopes: ["read", "openid"] }) };
}

test("signs a person in, says who they are, refreshes", async ({ account }) => {
  const { consumer, answer } = await signedIn(account);
  const whoami = await withToken(answer.token ?? "")
    .authorization()
    .getWhoami();
  expect(whoami).toMatchObject({
    id: account.id,
    name: account.name,
    email: account.email,
    scopes: ["read", "openid"],
  });
  const renewed = await consumer.refresh({ refresh_token: answer.refresh_token ?? "" });
  expect(renewed).toEqual({
    token: expect.any(String),
    expires_in: 3600,
    refresh_token: expect.stringMatching(/^gth_ref_/),
    scope: "read openid",
  });
});

test("revokes the token that it holds", async ({ account }) => {
  const { answer } = await signedIn(account);
  const authorization = withToken(answer.token ?? "").authorization();
  expect(await authorization.revoke()).toEqual({ success: true });
  await expect(authorization.getWhoami()).rejects.toMatchObject({ payload: { error: { code: "UNAUTHORIZED" } } });
});

test("reads why a sign-in was refused", async ({ account }) => {
  const refused = signedIn({ ...account, password: "wrong" });
  await expect(refused).rejects.toMatchObject({
    payload: { success: false, title: "Bad Request", message: "Invalid name or password" },
  });
});

test("gets tokens by app key and secret on its own, and refreshes them", async ({ account }) => {
  const app = await newApp(account);
  const credentials = getCredentials(app.clientId, app.clientSecret ?? "", ["read"]);
  const client = new Client(baseUrl(), credentials);
  expect(await client.authorization().getWhoami()).toMatchObject({ id: app.clientId, scopes: ["read"] });
  const stored = credentials.tokenStore.get();
  const renewed = await new OAuth2Authenticator(credentials).fetchAccessTokenByRefresh(stored?.refresh_token ?? "");
  expect(renewed).toMatchObject({ token_type: "bearer", expires_in: 3600, refresh_token: expect.any(String) });
  expect(await client.authorization().getWhoami()).toMatchObject({ scopes: ["read"] });
});

test("goes the code flow with its scopes apart by commas, and without a redirect_uri at the exchange", async ({
  account,
}) => {
  const app = await newApp(account);
  const user = await newAccount();
  const authenticator = new OAuth2Authenticator(getCredentials(app.clientId, app.clientSecret ?? "", []));
  for (const redirectUri of [app.redirectUri, null]) {
    const url = authenticator.buildRedirectUrl(redirectUri, ["read", "write"], "state");
    const callback = await allowAt(user, url, app.scopes);
    const tokens = await authenticator.fetchAccessTokenByCode(callback.searchParams.get("code") ?? "");
    const whoami = await withToken(tokens.access_token).authorization().getWhoami();
    expect(whoami).toMatchObject({ id: user.id, scopes: ["read", "write"] });
  }
});
