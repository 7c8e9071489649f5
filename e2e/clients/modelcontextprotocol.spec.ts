import { auth, extractWWWAuthenticateParams, type OAuthClientProvider } from "@modelcontextprotocol/sdk/client/auth.js";
import type { OAuthClientInformationMixed, OAuthTokens } from "@modelcontextprotocol/sdk/shared/auth.js";
import { decodeJwt } from "jose";
import { expect } from "playwright/test";
import { type Account, baseUrl, newAccount, unique } from "../fixtures/account";
import { allowAt, bearer, newApp, query } from "../fixtures/oauth";
import { test } from "../fixtures/test";

const REDIRECT_URI = "http://localhost:33418/callback";

/** What a host of the protocol keeps for one server; all that it knows before is `client`. */
class Keeper implements OAuthClientProvider {
  readonly redirectUrl = REDIRECT_URI;
  readonly clientMetadata = {
    client_name: `Host ${unique()}`,
    redirect_uris: [REDIRECT_URI],
    token_endpoint_auth_method: "none",
  };
  client: OAuthClientInformationMixed | undefined;
  kept: OAuthTokens | undefined;
  authorizationUrl: URL | undefined;
  #verifier = "";

  constructor(client?: OAuthClientInformationMixed) {
    this.client = client;
  }
  clientInformation = () => this.client;
  saveClientInformation = (client: OAuthClientInformationMixed) => {
    this.client = client;
  };
  tokens = () => this.kept;
  saveTokens = (tokens: OAuthTokens) => {
    this.kept = tokens;
  };
  redirectToAuthorization = (url: URL) => {
    this.authorizationUrl = url;
  };
  saveCodeVerifier = (verifier: string) => {
    this.#verifier = verifier;
  };
  codeVerifier = () => this.#verifier;
}

/** Meets a resource without a token, and authorizes by what its challenge says, as the SDK's transports do. */
async function connect(keeper: Keeper, user: Account, method = "POST", path = "/api/query"): Promise<void> {
  const serverUrl = baseUrl() + path;
  const refused = await fetch(serverUrl, { method });
  expect(refused.status).toBe(401);
  const { resourceMetadataUrl, scope } = extractWWWAuthenticateParams(refused);
  const known = { serverUrl, ...(resourceMetadataUrl && { resourceMetadataUrl }), ...(scope && { scope }) };
  expect(await auth(keeper, known)).toBe("REDIRECT");
  const url = keeper.authorizationUrl ?? new URL(baseUrl());
  const callback = await allowAt(user, url, (url.searchParams.get("scope") ?? "").split(" "));
  const authorizationCode = callback.searchParams.get("code") ?? "";
  expect(await auth(keeper, { ...known, authorizationCode }), callback.search).toBe("AUTHORIZED");
}

for (const type of ["public", "confidential"] as const) {
  test(`finds its way from a 401 to a token and its refresh, known as a ${type} client`, async ({ account }) => {
    const app = await newApp(account, { type, redirectUris: [REDIRECT_URI], scopes: ["read"] });
    const keeper = new Keeper({
      client_id: app.clientId,
      ...(app.clientSecret !== undefined && { client_secret: app.clientSecret }),
    });
    const user = await newAccount();
    await connect(keeper, user);
    const token = keeper.kept?.access_token ?? "";
    expect(decodeJwt(token)).toMatchObject({ sub: user.id, aud: baseUrl(), scope: "read" });
    expect((await query(bearer(token))).status).toBe(200);

    const before = keeper.kept;
    expect(await auth(keeper, { serverUrl: `${baseUrl()}/api/query` })).toBe("AUTHORIZED");
    expect(keeper.kept?.access_token).not.toBe(before?.access_token);
    expect((await query(bearer(keeper.kept?.access_token ?? ""))).status).toBe(200);
  });
}

test("registers itself where that is allowed, and is let in wherever its token reaches", async ({ account, admin }) => {
  await admin.api("PATCH", "/api/admin/settings", { dynamicRegistration: true });
  const resources: [string, string][] = [
    ["POST", "/api/query"],
    ["POST", "/protected_endpoint"],
    ["GET", "/odata/products"],
  ];
  for (const [method, path] of resources) {
    const keeper = new Keeper();
    await connect(keeper, account, method, path);
    expect((await query(bearer(keeper.kept?.access_token ?? ""))).status).toBe(200);
  }
});
