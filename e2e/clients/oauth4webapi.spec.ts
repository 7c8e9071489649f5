import * as oauth from "oauth4webapi";
import { expect } from "playwright/test";
import { type Account, baseUrl, newAccount } from "../fixtures/account";
import { allowAt, newApp, type TestApp } from "../fixtures/oauth";
import { test } from "../fixtures/test";

// oauth4webapi checks every answer against its RFC and throws where one does not hold.

/** The library's own switch for servers without TLS. */
const insecure = { [oauth.allowInsecureRequests]: true };

async function discover(algorithm: "oidc" | "oauth2") {
  const issuer = new URL(baseUrl());
  return oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, { algorithm, ...insecure }));
}

/** The code flow with PKCE, state, nonce and issuer, every check of the library on. */
async function signIn(as: oauth.AuthorizationServer, app: TestApp, user: Account, authentication: oauth.ClientAuth) {
  const client: oauth.Client = { client_id: app.clientId };
  const [verifier, state, nonce] = [
    oauth.generateRandomCodeVerifier(),
    oauth.generateRandomState(),
    oauth.generateRandomNonce(),
  ];
  const url = new URL(as.authorization_endpoint ?? "");
  url.search = String(
    new URLSearchParams({
      client_id: app.clientId,
      redirect_uri: app.redirectUri,
      response_type: "code",
      scope: app.scopes.join(" "),
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
      state,
      nonce,
    }),
  );
  const parameters = oauth.validateAuthResponse(as, client, await allowAt(user, url, app.scopes), state);
  const response = await oauth.authorizationCodeGrantRequest(
    as,
    client,
    authentication,
    parameters,
    app.redirectUri,
    verifier,
    insecure,
  );
  const tokens = await oauth.processAuthorizationCodeResponse(as, client, response, {
    expectedNonce: nonce,
    requireIdToken: true,
    maxAge: 3600,
  });
  await oauth.validateApplicationLevelSignature(as, response, insecure);
  return { client, tokens };
}

const SCOPES = ["openid", "profile", "email", "read"];

for (const algorithm of ["oidc", "oauth2"] as const) {
  test(`discovers the server by its ${algorithm} metadata`, async () => {
    const as = await discover(algorithm);
    expect(as).toMatchObject({
      issuer: baseUrl(),
      code_challenge_methods_supported: ["S256"],
      authorization_response_iss_parameter_supported: true,
    });
  });
}

test("signs a person in for a public client: PKCE, id token and its signature, userinfo, refresh, revocation", async ({
  account,
}) => {
  const as = await discover("oidc");
  const app = await newApp(account, { type: "public", scopes: SCOPES });
  const user = await newAccount();
  const { client, tokens } = await signIn(as, app, user, oauth.None());
  const claims = oauth.getValidatedIdTokenClaims(tokens);
  expect(claims).toMatchObject({ sub: user.id, aud: app.clientId, name: user.name, email: user.email });

  const asked = await oauth.userInfoRequest(as, client, tokens.access_token, insecure);
  const userinfo = await oauth.processUserInfoResponse(as, client, claims?.sub ?? "", asked);
  expect(userinfo).toMatchObject({ name: user.name, email: user.email });

  const refresh = async (token = "") => {
    const response = await oauth.refreshTokenGrantRequest(as, client, oauth.None(), token, insecure);
    return oauth.processRefreshTokenResponse(as, client, response);
  };
  const renewed = await refresh(tokens.refresh_token);
  expect(renewed.refresh_token).not.toBe(tokens.refresh_token);

  const revoked = await oauth.revocationRequest(as, client, oauth.None(), renewed.refresh_token ?? "", insecure);
  await oauth.processRevocationResponse(revoked);
  await expect(refresh(renewed.refresh_token)).rejects.toMatchObject({ status: 400, error: "invalid_grant" });
});

for (const authentication of [oauth.ClientSecretBasic, oauth.ClientSecretPost]) {
  test(`signs a person in for a confidential client by ${authentication.name}, which then introspects`, async ({
    account,
  }) => {
    const as = await discover("oidc");
    const app = await newApp(account, { scopes: SCOPES });
    const user = await newAccount();
    const secret = authentication(app.clientSecret ?? "");
    const { client, tokens } = await signIn(as, app, user, secret);
    const inspect = async (token: string) => {
      const response = await oauth.introspectionRequest(as, client, secret, token, insecure);
      return oauth.processIntrospectionResponse(as, client, response);
    };
    expect(await inspect(tokens.access_token)).toMatchObject({ active: true, sub: user.id, username: user.username });
    const revoked = await oauth.revocationRequest(as, client, secret, tokens.access_token, insecure);
    await oauth.processRevocationResponse(revoked);
    expect(await inspect(tokens.access_token)).toEqual({ active: false });
  });
}

test("gets an app's own token, which it validates as a resource server does (RFC 9068)", async ({ account }) => {
  const as = await discover("oauth2");
  const app = await newApp(account);
  const client = { client_id: app.clientId };
  const answer = await oauth.clientCredentialsGrantRequest(
    as,
    client,
    oauth.ClientSecretBasic(app.clientSecret ?? ""),
    { scope: "read" },
    insecure,
  );
  const tokens = await oauth.processClientCredentialsResponse(as, client, answer);
  const request = new Request(`${baseUrl()}/api/query`, {
    headers: { authorization: `Bearer ${tokens.access_token}` },
  });
  expect(await oauth.validateJwtAccessToken(as, request, baseUrl(), insecure)).toMatchObject({
    sub: app.clientId,
    client_id: app.clientId,
    scope: "read",
  });
});

test("finds the server of a resource, and reads the challenge of a token that is not good (RFC 9728)", async () => {
  for (const path of ["", "/odata"]) {
    const resource = new URL(baseUrl() + path);
    const found = await oauth.resourceDiscoveryRequest(resource, insecure);
    const metadata = await oauth.processResourceDiscoveryResponse(resource, found);
    expect(metadata.authorization_servers).toEqual([baseUrl()]);
  }
  const url = new URL(`${baseUrl()}/authorization/whoami`);
  const refused = oauth.protectedResourceRequest("not.a.token", "GET", url, undefined, undefined, insecure);
  await expect(refused).rejects.toMatchObject({
    status: 401,
    cause: [
      {
        scheme: "bearer",
        parameters: {
          error: "invalid_token",
          resource_metadata: `${baseUrl()}/.well-known/oauth-protected-resource`,
        },
      },
    ],
  });
});
