import { expect } from "playwright/test";
import { baseUrl, call } from "../fixtures/account";
import {
  allowAt,
  asClient,
  authorizePath,
  getCallback,
  newApp,
  newPkce,
  postForm,
  refresh,
  tokensFor,
} from "../fixtures/oauth";
import { ADMIN } from "../fixtures/server-process";
import { test } from "../fixtures/test";

test.describe("scopes of OpenID Connect that say nothing of rights", () => {
  test("offline_access is passed over: every code leads to a refresh token, which works", async ({ account }) => {
    const app = await newApp(account, { scopes: ["read", "openid"] });
    const tokens = await tokensFor(app, account, { scope: "openid offline_access read" });
    expect(tokens.scope.split(" ").sort()).toEqual(["openid", "read"]);
    const again = await refresh(app, tokens.refresh_token ?? "", { scope: "read offline_access" });
    expect([again.status, again.body.scope]).toEqual([200, "read"]);
    expect((await tokensFor(app, account, { scope: "offline_access" })).scope.split(" ").sort()).toEqual([
      "openid",
      "read",
    ]);
  });

  test("claims that are not kept here, and what an OpenID request names that nobody knows, are passed over", async ({
    account,
  }) => {
    const app = await newApp(account, { scopes: ["read", "openid", "profile"] });
    for (const [scope, given] of [
      ["openid profile address phone", "openid profile"],
      ["openid groups urn:example:x", "openid"],
      ["read phone", "read"],
    ] as const) {
      const tokens = await tokensFor(app, account, { scope });
      expect([scope, tokens.scope.split(" ").sort().join(" ")]).toEqual([scope, given]);
    }
  });

  test("what is known and not the client's, or all that is asked, is still refused", async ({ account }) => {
    const app = await newApp(account, { scopes: ["read", "openid"] });
    for (const scope of ["openid write", "openid email", "address", "phone address", "groups"]) {
      const callback = await getCallback(app, account, { scope });
      expect([scope, callback.searchParams.get("error")]).toEqual([scope, "invalid_scope"]);
    }
  });

  test("the other grants pass them over as well", async ({ account }) => {
    const app = await newApp(account, { scopes: ["read"] });
    const own = await postForm("/auth/oauth/token", {
      grant_type: "client_credentials",
      scope: "read offline_access address",
      ...asClient(app),
    });
    expect([own.status, own.body.scope, own.body.refresh_token]).toEqual([200, "read", undefined]);
    const { username, password } = account;
    const login = await call("POST", "/consumer/login", {
      body: { username, password, scopes: ["read", "offline_access"] },
    });
    expect(login).toMatchObject({ status: 200, body: { scope: "read" } });
  });

  test("discovery of the server names offline_access, the resource's does not", async () => {
    const server = await call<{ scopes_supported: string[] }>("GET", "/.well-known/oauth-authorization-server");
    expect(server.body.scopes_supported).toContain("offline_access");
    const resource = await call<{ scopes_supported: string[] }>("GET", "/.well-known/oauth-protected-resource");
    expect(resource.body.scopes_supported).not.toContain("offline_access");
  });
});

test("an administrator's client may ask whether the password was typed just now", async () => {
  const { username, password } = ADMIN;
  for (const scopes of ["user-verified", "write user-verified", ["user-verified", "read"]]) {
    const { status, body } = await call("POST", "/api/oauth/token", {
      body: { grant_type: "password", client_id: "administration", username, password, scopes },
    });
    expect([scopes, status, body.token_type]).toEqual([scopes, 200, "Bearer"]);
  }
});

test("what may be left out of something new may be null, and what may not is still asked for", async ({ account }) => {
  const app = { name: "Nulls", type: "confidential", redirectUris: [], scopes: ["read"] };
  const made = await account.api("POST", "/api/portal/apps", {
    ...app,
    description: null,
    homepageUrl: null,
    logoUrl: null,
  });
  expect(made).toMatchObject({ status: 201, body: { description: "", homepageUrl: null } });
  const nameless = await account.api("POST", "/api/portal/apps", { ...app, name: null, description: null });
  expect(nameless).toMatchObject({ status: 400, body: { error: { details: [{ field: "name" }] } } });
  const unknown = await account.api("POST", "/api/portal/apps", { ...app, owner: null });
  expect(unknown).toMatchObject({ status: 400, body: { error: { details: [{ field: "owner" }] } } });
});

test("a resource may be named more than once wherever it may be named", async ({ account }) => {
  const app = await newApp(account, { scopes: ["read"] });
  const api = `${baseUrl()}/api`;
  const odata = `${baseUrl()}/odata`;
  const twice: [string, string][] = [
    ["resource", api],
    ["resource", odata],
  ];
  const audienceOf = (token: string) =>
    JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()).aud as unknown;

  const own = await postForm("/auth/oauth/token", [
    ["grant_type", "client_credentials"],
    ...Object.entries(asClient(app)),
    ...twice,
  ]);
  expect([own.status, audienceOf(own.body.access_token)]).toEqual([200, [api, odata]]);

  const query = new URLSearchParams([
    ...Object.entries({ response_type: "code", client_id: app.clientId, redirect_uri: app.redirectUri, scope: "read" }),
    ...twice,
  ]);
  const callback = await allowAt(account, `/auth/oauth/authorize?${query}`, ["read"]);
  const exchanged = await postForm("/auth/oauth/token", [
    ...Object.entries({ grant_type: "authorization_code", code: callback.searchParams.get("code") ?? "" }),
    ["redirect_uri", app.redirectUri],
    ...Object.entries(asClient(app)),
    ...twice,
  ]);
  expect([exchanged.status, audienceOf(exchanged.body.access_token)]).toEqual([200, [api, odata]]);

  const refreshed = await postForm("/auth/oauth/token", [
    ...Object.entries({ grant_type: "refresh_token", refresh_token: exchanged.body.refresh_token ?? "" }),
    ...Object.entries(asClient(app)),
    ["resource", odata],
  ]);
  expect([refreshed.status, audienceOf(refreshed.body.access_token)]).toEqual([200, odata]);

  const elsewhere = await postForm("/auth/oauth/token", [
    ["grant_type", "client_credentials"],
    ...Object.entries(asClient(app)),
    ["resource", api],
    ["resource", "https://other.example"],
  ]);
  expect([elsewhere.status, elsewhere.body.error]).toEqual([400, "invalid_target"]);
});

test("a public client is called back at any port of localhost, a confidential one at its own", async ({ account }) => {
  const redirectUris = ["http://localhost/callback"];
  for (const type of ["public", "confidential"] as const) {
    const app = await newApp(account, { type, redirectUris, scopes: ["read"] });
    const { challenge } = newPkce();
    const path = authorizePath({
      response_type: "code",
      client_id: app.clientId,
      redirect_uri: "http://localhost:49152/callback",
      code_challenge: challenge,
      code_challenge_method: "S256",
      scope: "read",
    });
    const asked = allowAt(account, path, ["read"]);
    if (type === "confidential") await expect(asked).rejects.toThrow("authorize answered 400");
    else expect(String(await asked)).toMatch(/^http:\/\/localhost:49152\/callback\?code=/);
  }
});
