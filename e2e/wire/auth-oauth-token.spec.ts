import { createHash } from "node:crypto";
import { decodeJwt, decodeProtectedHeader } from "jose";
import { expect } from "playwright/test";
import { newAccount } from "../fixtures/account";
import { expectRefusals, RFC_6749_ERROR } from "../fixtures/hostile";
import {
  asClient,
  bearer,
  codeFor,
  exchange,
  newApp,
  newPkce,
  postForm,
  query,
  refresh,
  tokensFor,
} from "../fixtures/oauth";
import { test } from "../fixtures/test";

const TOKEN = "/auth/oauth/token";

const error = (word: string) => ({ error: word, error_description: expect.any(String) });

test.describe("200", () => {
  test("a code becomes tokens of the published shape, and nothing keeps them on their way", async ({ account }) => {
    const app = await newApp(account);
    const user = await newAccount();
    const { status, body, headers } = await exchange(app, await codeFor(app, user));
    expect(status).toBe(200);
    expect(body).toEqual({
      access_token: expect.any(String),
      token_type: "Bearer",
      expires_in: 2_592_000,
      refresh_token: expect.stringMatching(/^gth_ref_[0-9A-Za-z]{36}$/),
      scope: "read write",
    });
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("content-type")).toContain("application/json");
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(decodeProtectedHeader(body.access_token)).toEqual({ alg: "ES256", typ: "at+jwt", kid: expect.any(String) });
    expect(decodeJwt(body.access_token)).toEqual({
      iss: process.env.BASE_URL,
      sub: user.id,
      aud: process.env.BASE_URL,
      iat: expect.any(Number),
      exp: expect.any(Number),
      jti: expect.any(String),
      client_id: app.clientId,
      scope: "read write",
      name: user.name,
      gid: expect.stringMatching(/^fam_/),
    });
  });

  test("client_secret_basic is taken, percent-encoded or not", async ({ account }) => {
    const app = await newApp(account);
    const credentials = [
      `${app.clientId}:${app.clientSecret}`,
      `${encodeURIComponent(app.clientId)}:${encodeURIComponent(app.clientSecret ?? "").replaceAll("_", "%5F")}`,
    ];
    for (const text of credentials) {
      const authorization = `Basic ${Buffer.from(text).toString("base64")}`;
      const { status } = await postForm(TOKEN, { grant_type: "client_credentials" }, { authorization });
      expect(status).toBe(200);
    }
  });

  test("client_credentials gives the app a token of its own and no refresh token", async ({ account }) => {
    const app = await newApp(account);
    const { status, body } = await postForm(TOKEN, {
      grant_type: "client_credentials",
      scope: "read",
      ...asClient(app),
    });
    expect({ status, body }).toEqual({
      status: 200,
      body: { access_token: expect.any(String), token_type: "Bearer", expires_in: 2_592_000, scope: "read" },
    });
    expect((await query(bearer(body.access_token))).status).toBe(200);
  });

  test("a confidential client refreshes with the same refresh token again and again", async ({ account }) => {
    const app = await newApp(account);
    const tokens = await tokensFor(app, await newAccount());
    for (let round = 0; round < 3; round++) {
      const { status, body } = await refresh(app, tokens.refresh_token ?? "");
      expect(status).toBe(200);
      expect(body.refresh_token).toBe(tokens.refresh_token);
      expect((await query(bearer(body.access_token))).status).toBe(200);
    }
  });

  test("a refresh may ask for less, and gets just that", async ({ account }) => {
    const app = await newApp(account);
    const tokens = await tokensFor(app, await newAccount());
    const { body } = await refresh(app, tokens.refresh_token ?? "", { scope: "products:read" });
    expect(body.scope).toBe("products:read");
  });

  test("scopes are split at commas as well as at spaces", async ({ account }) => {
    const app = await newApp(account);
    const { body } = await postForm(TOKEN, { grant_type: "client_credentials", scope: "read,write", ...asClient(app) });
    expect(body.scope).toBe("read write");
  });

  test("an expired Bearer header that a client leaves in its request is ignored", async ({ account }) => {
    const app = await newApp(account);
    const { status } = await postForm(
      TOKEN,
      { grant_type: "client_credentials", ...asClient(app) },
      { authorization: "Bearer long.gone.token" },
    );
    expect(status).toBe(200);
  });

  test("openid adds an id token for this client with the nonce, and the claims that were allowed", async ({
    account,
    request,
  }) => {
    const developer = account;
    const app = await newApp(developer, { scopes: ["openid", "profile", "email"] });
    const user = await newAccount();
    const tokens = await tokensFor(app, user, { nonce: "n-0S6_WzA2Mj" });
    const claims = decodeJwt(tokens.id_token ?? "");
    // What clients take for granted (OpenID Connect Core §15.1), whatever signs access tokens.
    expect(decodeProtectedHeader(tokens.id_token ?? "")).toEqual({ alg: "RS256", typ: "JWT", kid: expect.any(String) });
    const hash = createHash("sha256").update(tokens.access_token).digest().subarray(0, 16).toString("base64url");
    expect(claims).toEqual({
      iss: process.env.BASE_URL,
      sub: user.id,
      aud: app.clientId,
      iat: expect.any(Number),
      exp: expect.any(Number),
      auth_time: expect.any(Number),
      nonce: "n-0S6_WzA2Mj",
      at_hash: hash,
      name: user.name,
      preferred_username: user.username,
      email: user.email,
      email_verified: false,
    });
    const userinfo = await request.get("/auth/oauth/userinfo", { headers: bearer(tokens.access_token) });
    expect(await userinfo.json()).toEqual({
      sub: user.id,
      name: user.name,
      preferred_username: user.username,
      email: user.email,
      email_verified: false,
    });
  });

  test("a resource below this server is put into the audience, and the token opens nothing else", async ({
    account,
    request,
  }) => {
    const app = await newApp(account);
    const resource = `${process.env.BASE_URL}/odata`;
    const tokens = await tokensFor(app, await newAccount(), { resource });
    expect(decodeJwt(tokens.access_token).aud).toBe(resource);
    const within = await request.get("/odata/products?$top=1", { headers: bearer(tokens.access_token) });
    expect([200, 404]).toContain(within.status());
    expect((await query(bearer(tokens.access_token))).status).toBe(401);
  });
});

test.describe("400", () => {
  test("a parameter given twice is invalid_request", async ({ account }) => {
    const app = await newApp(account);
    const { status, body } = await postForm(TOKEN, [
      ["grant_type", "client_credentials"],
      ...Object.entries(asClient(app)),
      ["scope", "read"],
      ["scope", "write"],
    ]);
    expect({ status, body }).toEqual({ status: 400, body: error("invalid_request") });
  });

  test("a code that was never given is invalid_grant", async ({ account }) => {
    const app = await newApp(account);
    for (const code of ["nonsense", "gth_cod_000000000000000000000000000000000000", "\u0000", "x".repeat(5000)]) {
      const { status, body } = await exchange(app, code);
      expect(status).toBe(400);
      expect(body.error).toMatch(/^invalid_(grant|request)$/);
    }
  });

  test("another client's code is invalid_grant and stays good for its own", async ({ account }) => {
    const [one, other] = [await newApp(account), await newApp(account)];
    const code = await codeFor(one, await newAccount());
    expect(await exchange(other, code)).toMatchObject({ status: 400, body: error("invalid_grant") });
    expect((await exchange(one, code)).status).toBe(200);
  });

  test("a redirect_uri that is off by one character, or missing, is invalid_grant", async ({ account }) => {
    const app = await newApp(account);
    const code = await codeFor(app, await newAccount());
    for (const redirect_uri of [`${app.redirectUri}/`, app.redirectUri.slice(0, -1), app.redirectUri.toUpperCase()]) {
      expect(await exchange(app, code, { redirect_uri })).toMatchObject({ status: 400, body: error("invalid_grant") });
    }
    const without = await postForm(TOKEN, { grant_type: "authorization_code", code, ...asClient(app) });
    expect(without).toMatchObject({ status: 400, body: error("invalid_grant") });
    expect((await exchange(app, code)).status).toBe(200);
  });

  test("PKCE: a missing, a wrong and a malformed verifier are refused, the right one passes", async ({ account }) => {
    const app = await newApp(account);
    const { verifier, challenge } = newPkce();
    const code = await codeFor(app, await newAccount(), { code_challenge: challenge, code_challenge_method: "S256" });
    for (const more of [
      {},
      { code_verifier: newPkce().verifier },
      { code_verifier: "short" },
      { code_verifier: challenge },
    ]) {
      expect(await exchange(app, code, more)).toMatchObject({ status: 400, body: error("invalid_grant") });
    }
    expect((await exchange(app, code, { code_verifier: verifier })).status).toBe(200);
  });

  test("PKCE: a verifier for a code that had no challenge is refused as a downgrade", async ({ account }) => {
    const app = await newApp(account);
    const code = await codeFor(app, await newAccount());
    expect(await exchange(app, code, { code_verifier: newPkce().verifier })).toMatchObject({
      status: 400,
      body: error("invalid_grant"),
    });
  });

  test("an unknown grant type names those that there are", async ({ account }) => {
    const app = await newApp(account);
    for (const grant_type of ["password", "implicit", "__proto__", "hasOwnProperty"]) {
      const { status, body } = await postForm(TOKEN, { grant_type, ...asClient(app) });
      expect({ status, error: body.error }).toEqual({ status: 400, error: "unsupported_grant_type" });
      expect(body.error_description).toContain("authorization_code");
    }
  });

  test("a scope that the app does not have is invalid_scope, at first and at a refresh", async ({ account }) => {
    const app = await newApp(account, { scopes: ["products:read"] });
    const fields = { grant_type: "client_credentials", ...asClient(app) };
    for (const scope of ["write", "admin", "products:write", "nonsense", "read"]) {
      expect(await postForm(TOKEN, { ...fields, scope })).toMatchObject({ status: 400, body: error("invalid_scope") });
    }
    const tokens = await tokensFor(app, await newAccount());
    expect(await refresh(app, tokens.refresh_token ?? "", { scope: "read" })).toMatchObject({
      status: 400,
      body: error("invalid_scope"),
    });
  });

  test("a resource of another server is invalid_target", async ({ account }) => {
    const app = await newApp(account);
    for (const resource of ["https://other.example", "not a uri", `${process.env.BASE_URL}/odata#x`]) {
      const fields = { grant_type: "client_credentials", resource, ...asClient(app) };
      expect(await postForm(TOKEN, fields)).toMatchObject({ status: 400, body: error("invalid_target") });
    }
  });

  test("a public client cannot act for itself", async ({ account }) => {
    const app = await newApp(account, { type: "public" });
    expect(await postForm(TOKEN, { grant_type: "client_credentials", ...asClient(app) })).toMatchObject({
      status: 400,
      body: error("unauthorized_client"),
    });
  });

  test("a refresh token of another client is invalid_grant and stays good for its own", async ({ account }) => {
    const [one, other] = [await newApp(account), await newApp(account)];
    const tokens = await tokensFor(one, await newAccount());
    expect(await refresh(other, tokens.refresh_token ?? "")).toMatchObject({
      status: 400,
      body: error("invalid_grant"),
    });
    expect((await refresh(one, tokens.refresh_token ?? "")).status).toBe(200);
  });

  test("a body that is no form is invalid_request", async ({ account, request }) => {
    const app = await newApp(account);
    const json = await request.post(TOKEN, { data: { grant_type: "client_credentials", ...asClient(app) } });
    expect({ status: json.status(), body: await json.json() }).toEqual({ status: 400, body: error("invalid_request") });
    const empty = await fetch(process.env.BASE_URL + TOKEN, { method: "POST" });
    expect(empty.status).toBe(400);
  });
});

test.describe("401", () => {
  test("a wrong secret is invalid_client with a challenge, and does not burn the code", async ({ account }) => {
    const app = await newApp(account);
    const code = await codeFor(app, await newAccount());
    for (const client_secret of ["wrong", "", `${app.clientSecret}x`, "é\u{1F511}", "x".repeat(4000)]) {
      const { status, body, headers } = await exchange(app, code, { client_secret });
      expect({ status, body }).toEqual({ status: 401, body: error("invalid_client") });
      expect(headers.get("www-authenticate")).toMatch(/^Basic /);
    }
    expect((await exchange(app, code)).status).toBe(200);
  });

  test("an unknown client is told no more than a wrong secret is", async ({ account }) => {
    const app = await newApp(account);
    const fields = { grant_type: "client_credentials", client_secret: "wrong" };
    const unknown = await postForm(TOKEN, { ...fields, client_id: "nobody" });
    const known = await postForm(TOKEN, { ...fields, client_id: app.clientId });
    expect(unknown.body).toEqual(known.body);
    expect(unknown.status).toBe(known.status);
  });

  test("client ids and Basic headers of any look are a 4xx", async () => {
    const ids = ["hasOwnProperty", "__proto__", "constructor", "' or 1=1 --", "\u0007", "\uD800", "x".repeat(10_000)];
    for (const client_id of ids) {
      const { status } = await postForm(TOKEN, { grant_type: "client_credentials", client_id, client_secret: "x" });
      expect(status, JSON.stringify(client_id.slice(0, 20))).toBe(401);
    }
    const headers = [
      "Basic",
      "Basic ",
      "Basic !!!",
      "Basic Og==",
      "Basic bm9jb2xvbg==",
      `Basic ${"QUFB".repeat(2000)}`,
    ];
    for (const authorization of headers) {
      const { status, body } = await postForm(TOKEN, { grant_type: "client_credentials" }, { authorization });
      expect({ status, error: body.error }, authorization.slice(0, 20)).toEqual({
        status: 401,
        error: "invalid_client",
      });
    }
  });

  test("a public client that sends a secret is not itself", async ({ account }) => {
    const app = await newApp(account, { type: "public" });
    const fields = {
      grant_type: "refresh_token",
      refresh_token: "gth_ref_x",
      client_secret: "guess",
      ...asClient(app),
    };
    expect(await postForm(TOKEN, fields)).toMatchObject({ status: 401, body: error("invalid_client") });
  });
});

test.describe("4xx", () => {
  test("hostile requests of every kind are refused in the words of RFC 6749", async () => {
    const client = { client_id: "nobody", client_secret: "wrong" };
    const code = {
      grant_type: "authorization_code",
      code: "x",
      redirect_uri: "https://app.example.test/cb",
      ...client,
    };
    await expectRefusals({ path: TOKEN, takes: ["form"], fields: code }, () => RFC_6749_ERROR);
    const refreshing = { grant_type: "refresh_token", refresh_token: `gth_ref_${"0".repeat(36)}`, ...client };
    await expectRefusals({ path: TOKEN, takes: ["form"], fields: refreshing }, () => RFC_6749_ERROR);
  });
});

test.describe("405 and 413", () => {
  test("another method is told which there are", async ({ request }) => {
    const answer = await request.get(TOKEN);
    expect({ status: answer.status(), allow: answer.headers().allow, body: await answer.json() }).toEqual({
      status: 405,
      allow: "POST, OPTIONS",
      body: error("invalid_request"),
    });
  });

  test("a body of a megabyte is refused without being read to its end", async () => {
    const { status, body } = await postForm(TOKEN, { grant_type: "x".repeat(1_000_000) });
    expect({ status, body }).toEqual({ status: 413, body: error("invalid_request") });
  });
});

test.describe("OPTIONS", () => {
  test("preflight of any origin is answered, without credentials", async () => {
    const answer = await fetch(process.env.BASE_URL + TOKEN, {
      method: "OPTIONS",
      headers: { origin: "https://spa.example", "access-control-request-method": "POST" },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
  });
});
