import { expect } from "playwright/test";
import { AuthorizationCode, ClientCredentials, type ModuleOptions, ResourceOwnerPassword } from "simple-oauth2";
import { baseUrl, newAccount, unique } from "../fixtures/account";
import { allowAt, bearer, newApp, query, type TestApp } from "../fixtures/oauth";
import { test } from "../fixtures/test";

const settings = (app: TestApp, options: ModuleOptions["options"] = {}): ModuleOptions => ({
  client: { id: app.clientId, secret: app.clientSecret ?? "" },
  auth: {
    tokenHost: baseUrl(),
    tokenPath: "/auth/oauth/token",
    revokePath: "/auth/oauth/revoke",
  },
  options,
});

const codeFlow = (app: TestApp, options: ModuleOptions["options"]): ModuleOptions => {
  const given = settings(app, options);
  return { ...given, auth: { ...given.auth, authorizePath: "/auth/oauth/authorize" } };
};

/** The same at the endpoints of the basic dialect. */
const basicSettings = (app: TestApp): ModuleOptions => ({
  ...settings(app),
  auth: { tokenHost: baseUrl(), tokenPath: "/authorization/token" },
});

const opens = async (token: unknown) => (await query(bearer(String(token)))).status;

const WAYS: ModuleOptions["options"][] = [
  { authorizationMethod: "header", credentialsEncodingMode: "strict" },
  { authorizationMethod: "header", credentialsEncodingMode: "loose" },
  { authorizationMethod: "body" },
];
for (const way of WAYS) {
  const words = Object.values(way ?? {}).join(", ");
  test(`goes the code flow, refreshes and revokes with its credentials in ${words}`, async ({ account }) => {
    const app = await newApp(account);
    const client = new AuthorizationCode(codeFlow(app, way));
    const state = unique("state");
    const url = client.authorizeURL({ redirect_uri: app.redirectUri, scope: ["read", "write"], state });
    const callback = await allowAt(await newAccount(), url, app.scopes);
    expect(callback.searchParams.get("state")).toBe(state);
    const code = callback.searchParams.get("code") ?? "";
    const first = await client.getToken({ code, redirect_uri: app.redirectUri });
    expect(first.expired()).toBe(false);
    const second = await first.refresh({ scope: "read" });
    expect(second.token).toMatchObject({ token_type: "Bearer", scope: "read", refresh_token: expect.any(String) });
    expect(await opens(second.token.access_token)).toBe(200);
    await second.revokeAll();
    expect(await opens(second.token.access_token)).toBe(401);
    expect(await opens(first.token.access_token)).toBe(401);
  });
}

test("gets an app's own token", async ({ account }) => {
  const app = await newApp(account);
  const { token } = await new ClientCredentials(settings(app)).getToken({ scope: ["read"] });
  expect(token).toMatchObject({ token_type: "Bearer", expires_in: 2_592_000, scope: "read" });
  expect(await opens(token.access_token)).toBe(200);
});

test("reads why it was refused", async ({ account }) => {
  const app = await newApp(account);
  const wrong = new ClientCredentials(settings({ ...app, clientSecret: "wrong" })).getToken({});
  await expect(wrong).rejects.toMatchObject({
    output: { statusCode: 401 },
    data: { payload: { error: "invalid_client" } },
  });
});

test("trades a person's password at the endpoints of the basic dialect, and refreshes", async ({ account }) => {
  const app = await newApp(account);
  const user = await newAccount();
  const client = new ResourceOwnerPassword(basicSettings(app));
  const first = await client.getToken({ username: user.username, password: user.password, scope: "read" });
  const second = await first.refresh();
  expect(second.token).toMatchObject({ token_type: "bearer", expires_in: 3600, scope: "read" });
  expect(await opens(second.token.access_token)).toBe(200);
});
