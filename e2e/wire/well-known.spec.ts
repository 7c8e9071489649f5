import { expect } from "playwright/test";
import { baseUrl, call } from "../fixtures/account";
import { asClient, authorizePath, browse, newApp, postForm } from "../fixtures/oauth";
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
      grant_types_supported: expect.arrayContaining(["authorization_code", "refresh_token", "client_credentials"]),
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

test.describe("what it says is supported", () => {
  const supported = async (field: string) => (await get("openid-configuration")).body[field] as string[];

  test("every grant is taken, and no other", async ({ account }) => {
    const app = await newApp(account);
    const offered = await supported("grant_types_supported");
    for (const grant_type of [...offered, "password", "urn:example:another"]) {
      const { body } = await postForm("/auth/oauth/token", { ...asClient(app), grant_type });
      expect(body.error === "unsupported_grant_type", grant_type).toBe(!offered.includes(grant_type));
    }
  });

  test("every way for a client to authenticate is taken where it is named", async ({ account }) => {
    const [app, open] = await Promise.all([newApp(account), newApp(account, { type: "public" })]);
    const basic = `Basic ${Buffer.from(`${app.clientId}:${app.clientSecret}`).toString("base64")}`;
    const ways: Record<string, [Record<string, string>, Record<string, string>]> = {
      client_secret_basic: [{}, { authorization: basic }],
      client_secret_post: [asClient(app), {}],
      none: [{ client_id: open.clientId }, {}],
    };
    for (const [path, endpoint] of Object.entries({
      token: "token",
      revoke: "revocation",
      introspect: "introspection",
    })) {
      const methods = await supported(`${endpoint}_endpoint_auth_methods_supported`);
      for (const [method, [fields, headers]] of Object.entries(ways)) {
        const given = { token: "unknown", grant_type: "refresh_token", refresh_token: "unknown", ...fields };
        const { body } = await postForm(`/auth/oauth/${path}`, given, headers);
        expect(body.error === "invalid_client", `${method} at ${path}`).toBe(!methods.includes(method));
      }
    }
  });

  test("every response type, response mode and prompt is taken, and no other", async ({ account }) => {
    const app = await newApp(account);
    const asked = { client_id: app.clientId, redirect_uri: app.redirectUri, response_type: "code" };
    const cases = {
      response_type: [...(await supported("response_types_supported")), "token"],
      response_mode: [...(await supported("response_modes_supported")), "form_post"],
      prompt: [...(await supported("prompt_values_supported")), "unknown"],
    };
    for (const [name, values] of Object.entries(cases)) {
      for (const [index, value] of values.entries()) {
        const { location } = await browse(authorizePath({ ...asked, [name]: value }));
        const refused = /[?&]error=(unsupported_response_type|invalid_request)/.test(location ?? "");
        expect(refused, `${name}=${value}`).toBe(index === values.length - 1);
      }
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
