import { expect } from "playwright/test";
import { baseUrl, call } from "../fixtures/account";
import { test } from "../fixtures/test";

const get = (path: string) => call("GET", `/.well-known/${path}`);

test.describe("oauth-authorization-server", () => {
  test("every endpoint that it names answers, under the issuer", async () => {
    const { status, body, headers } = await get("oauth-authorization-server");
    expect(status).toBe(200);
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(body).toMatchObject({
      issuer: baseUrl(),
      response_types_supported: ["code"],
      grant_types_supported: ["authorization_code", "refresh_token", "client_credentials"],
      code_challenge_methods_supported: ["S256"],
      token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post", "none"],
      authorization_response_iss_parameter_supported: true,
    });
    // Registration is there when an administrator has allowed it.
    const endpoints = Object.entries(body).filter(([name]) => /(?<!registration)_endpoint$|^jwks_uri$/.test(name));
    expect(endpoints.map(([name]) => name).sort()).toEqual([
      "authorization_endpoint",
      "introspection_endpoint",
      "jwks_uri",
      "revocation_endpoint",
      "token_endpoint",
    ]);
    for (const [name, url] of endpoints) {
      const answer = await fetch(String(url), { redirect: "manual" });
      expect([200, 400, 405], `${name} answered ${answer.status}`).toContain(answer.status);
    }
  });
});

test.describe("openid-configuration", () => {
  test("it is the server's metadata with what OpenID Connect adds", async () => {
    const { registration_endpoint: _, ...server } = (await get("oauth-authorization-server")).body;
    const { status, body } = await get("openid-configuration");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...server,
      userinfo_endpoint: `${baseUrl()}/auth/oauth/userinfo`,
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["RS256"],
    });
  });
});

test.describe("jwks.json", () => {
  test("public keys alone, each with its id, use and algorithm", async () => {
    const { status, body } = await get("jwks.json");
    expect(status).toBe(200);
    const { keys } = body as { keys: Record<string, unknown>[] };
    expect(keys.length).toBeGreaterThanOrEqual(2);
    for (const key of keys) {
      expect(key).toMatchObject({
        kid: expect.any(String),
        use: "sig",
        alg: expect.stringMatching(/^(ES256|RS256|EdDSA)$/),
      });
      // RFC 7518 §6.2.2, §6.3.2: what would let anybody sign.
      for (const secret of ["d", "p", "q", "dp", "dq", "qi", "k"]) expect(key).not.toHaveProperty(secret);
    }
  });
});

test.describe("oauth-protected-resource", () => {
  test("a path names the resource below this server, and scopes are those that any client may ask for", async () => {
    for (const path of ["", "/odata", "/api/v1/products"]) {
      const { status, body } = await get(`oauth-protected-resource${path}`);
      expect({ status, body }).toEqual({
        status: 200,
        body: {
          resource: baseUrl() + path,
          authorization_servers: [baseUrl()],
          jwks_uri: `${baseUrl()}/.well-known/jwks.json`,
          scopes_supported: expect.arrayContaining(["read", "products:read"]),
          bearer_methods_supported: ["header"],
          resource_documentation: expect.any(String),
        },
      });
      expect(body.scopes_supported).not.toContain("admin");
    }
  });
});
