import * as client from "openid-client";
import { expect } from "playwright/test";
import { baseUrl, newAccount } from "../fixtures/account";
import { allowAt, newApp, type TestApp } from "../fixtures/oauth";
import { test } from "../fixtures/test";

/** The library's own switches: servers without TLS, and id tokens checked by their signature as well. */
const options = { execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks] };

const configure = (app: TestApp) =>
  client.discovery(
    new URL(baseUrl()),
    app.clientId,
    undefined,
    app.clientSecret === undefined ? client.None() : client.ClientSecretBasic(app.clientSecret),
    options,
  );

for (const type of ["public", "confidential"] as const) {
  test(`signs a person in for a ${type} client, and goes on until it signs them out`, async ({ account }) => {
    const app = await newApp(account, { type, scopes: ["openid", "profile", "email", "read"] });
    const user = await newAccount();
    const config = await configure(app);
    const checks = {
      pkceCodeVerifier: client.randomPKCECodeVerifier(),
      expectedState: client.randomState(),
      expectedNonce: client.randomNonce(),
      idTokenExpected: true,
    };
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: app.redirectUri,
      scope: app.scopes.join(" "),
      code_challenge: await client.calculatePKCECodeChallenge(checks.pkceCodeVerifier),
      code_challenge_method: "S256",
      state: checks.expectedState,
      nonce: checks.expectedNonce,
    });
    const tokens = await client.authorizationCodeGrant(config, await allowAt(user, url, app.scopes), checks);
    expect(tokens.claims()).toMatchObject({ sub: user.id, email: user.email });
    expect(tokens.expires_in).toBe(2_592_000);
    expect(await client.fetchUserInfo(config, tokens.access_token, user.id)).toMatchObject({ name: user.name });

    const renewed = await client.refreshTokenGrant(config, tokens.refresh_token ?? "", { scope: "openid read" });
    expect(renewed.scope).toBe("openid read");
    const url2 = new URL(`${baseUrl()}/api/v1/products`);
    const products = await client.fetchProtectedResource(config, renewed.access_token, url2, "GET");
    expect(products.status).toBe(200);

    const last = renewed.refresh_token ?? tokens.refresh_token ?? "";
    await client.tokenRevocation(config, last);
    await expect(client.refreshTokenGrant(config, last)).rejects.toMatchObject({ error: "invalid_grant" });
    const refused = client.fetchProtectedResource(config, renewed.access_token, url2, "GET");
    await expect(refused).rejects.toMatchObject({ code: "OAUTH_WWW_AUTHENTICATE_CHALLENGE", status: 401 });
  });
}

test("gets an app's own token for one resource, and asks about it", async ({ account }) => {
  const app = await newApp(account);
  const config = await configure(app);
  const resource = `${baseUrl()}/odata`;
  const tokens = await client.clientCredentialsGrant(config, { scope: "read", resource });
  const facts = await client.tokenIntrospection(config, tokens.access_token);
  expect(facts).toMatchObject({ active: true, client_id: app.clientId, scope: "read", aud: resource });
});

test("tells a denial from an answer of somebody else's", async ({ account }) => {
  const app = await newApp(account);
  const config = await configure(app);
  const callback = (more: Record<string, string>) =>
    new URL(`${app.redirectUri}?${new URLSearchParams({ state: "s", ...more })}`);
  const exchange = (url: URL) => client.authorizationCodeGrant(config, url, { expectedState: "s" });
  const denied = exchange(callback({ error: "access_denied", iss: baseUrl() }));
  await expect(denied).rejects.toMatchObject({ error: "access_denied" });
  for (const more of [{ code: "x" }, { code: "x", iss: "https://other.example" }] as Record<string, string>[]) {
    await expect(exchange(callback(more))).rejects.toMatchObject({ code: "OAUTH_INVALID_RESPONSE" });
  }
});
