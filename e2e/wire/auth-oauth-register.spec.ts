import { expect } from "playwright/test";
import { call, unique } from "../fixtures/account";
import { bearer, query, type TestApp, tokensFor } from "../fixtures/oauth";
import { test } from "../fixtures/test";

const register = (body: unknown) => call("POST", "/auth/oauth/register", { body });

test.beforeEach(async ({ admin }) => {
  await admin.api("PATCH", "/api/admin/settings", { dynamicRegistration: true });
});

test.describe("201", () => {
  test("a public client gets an id, and a person's token with it", async ({ account, baseURL }) => {
    const name = `Desk ${unique()}`;
    const { status, body, headers } = await register({
      client_name: name,
      redirect_uris: ["http://127.0.0.1/callback"],
      token_endpoint_auth_method: "none",
      grant_types: ["authorization_code", "refresh_token"],
      response_types: ["code"],
      scope: "read openid",
      logo_uri: "https://elsewhere.example/logo.png",
      software_id: "something that means nothing here",
    });
    expect({ status, body }).toEqual({
      status: 201,
      body: {
        client_id: expect.stringMatching(/^[0-9A-Za-z]{24}$/),
        client_id_issued_at: expect.any(Number),
        client_name: name,
        redirect_uris: ["http://127.0.0.1/callback"],
        token_endpoint_auth_method: "none",
        grant_types: ["authorization_code", "refresh_token"],
        response_types: ["code"],
        scope: "openid read",
      },
    });
    expect(headers.get("cache-control")).toBe("no-store");
    const metadata = await call("GET", "/.well-known/oauth-authorization-server");
    expect(metadata.body.registration_endpoint).toBe(`${baseURL}/auth/oauth/register`);

    const app: TestApp = {
      id: "",
      clientId: String(body.client_id),
      clientSecret: undefined,
      redirectUri: "http://127.0.0.1:53682/callback",
      scopes: ["read", "openid"],
    };
    const tokens = await tokensFor(app, account);
    expect((await query(bearer(tokens.access_token))).status).toBe(200);
  });

  test("a confidential client gets a secret, and no token of its own for it", async () => {
    const { status, body } = await register({ redirect_uris: ["https://app.example.test/cb"] });
    expect({ status, body }).toEqual({
      status: 201,
      body: {
        client_id: expect.any(String),
        client_id_issued_at: expect.any(Number),
        client_secret: expect.stringMatching(/^gth_sec_[0-9A-Za-z]{36}$/),
        client_secret_expires_at: 0,
        client_name: "Unnamed app",
        redirect_uris: ["https://app.example.test/cb"],
        token_endpoint_auth_method: "client_secret_basic",
        grant_types: ["authorization_code", "refresh_token"],
        response_types: ["code"],
        scope: expect.any(String),
      },
    });
    const own = await fetch(`${process.env.BASE_URL}/auth/oauth/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: String(body.client_id),
        client_secret: String(body.client_secret),
      }),
    });
    expect({ status: own.status, body: await own.json() }).toMatchObject({
      status: 400,
      body: { error: "unauthorized_client" },
    });
  });
});

test.describe("400", () => {
  test("what cannot be registered is refused in the words of RFC 7591", async () => {
    expect(await register({ redirect_uris: ["http://example.com/cb"] })).toMatchObject({
      status: 400,
      body: { error: "invalid_redirect_uri", error_description: expect.stringContaining("redirect_uris.0") },
    });
    expect(await register({ redirect_uris: ["https://a.test/cb"], grant_types: ["password"] })).toMatchObject({
      status: 400,
      body: { error: "invalid_client_metadata", error_description: expect.stringContaining("grant_types") },
    });
  });
});
