import { decodeJwt } from "jose";
import { expect } from "playwright/test";
import { type Account, call, newAccount, unique } from "../fixtures/account";
import { expectRefusals } from "../fixtures/hostile";
import { expectMethodNotAllowed, expectOpenPreflight } from "../fixtures/methods";
import { bearer, postForm, query } from "../fixtures/oauth";
import { ADMIN } from "../fixtures/server-process";
import { test } from "../fixtures/test";

const TOKEN = "/api/oauth/token";

interface Pair {
  token_type: string;
  expires_in: number;
  access_token: string;
  refresh_token: string;
}

const post = <Body = Pair>(body: unknown) => call<Body>("POST", TOKEN, { body });

const byPassword = (more: Record<string, unknown> = {}) =>
  post({
    grant_type: "password",
    client_id: "administration",
    username: ADMIN.username,
    password: ADMIN.password,
    scope: "write",
    ...more,
  });

async function newIntegration(admin: Account, scopes = ["read", "write"]) {
  const { status, body } = await admin.api<{ id: string; clientId: string; clientSecret: string }>(
    "POST",
    "/api/admin/integrations",
    { name: `ERP ${unique()}`, scopes },
  );
  expect(status).toBe(201);
  return {
    id: body.id,
    fields: { grant_type: "client_credentials", client_id: body.clientId, client_secret: body.clientSecret },
  };
}

const errorBody = (
  status: number,
  more: { code?: string; title?: unknown; detail?: unknown; error?: unknown } = {},
) => ({
  errors: [
    {
      code: more.code ?? expect.any(String),
      status: String(status),
      title: more.title ?? expect.any(String),
      detail: more.detail ?? expect.any(String),
    },
  ],
  error: more.error ?? expect.any(String),
  error_description: expect.any(String),
});

test.describe("200", () => {
  test("an integration's token names it as subject and client, and holds the scopes it was given", async ({
    admin,
  }) => {
    const { fields } = await newIntegration(admin, ["products:read"]);
    const { status, body } = await post(fields);
    expect({ status, body }).toEqual({
      status: 200,
      body: { token_type: "Bearer", expires_in: 600, access_token: expect.any(String) },
    });
    const claims = decodeJwt(body.access_token);
    expect(claims).toMatchObject({ sub: fields.client_id, client_id: fields.client_id, scope: "products:read" });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(600);
    expect((await query(bearer(body.access_token))).status).toBe(200);
  });

  test("the client may stand in Basic, and the request may be a form", async ({ admin }) => {
    const { fields } = await newIntegration(admin);
    const { grant_type, client_id, client_secret } = fields;
    const authorization = `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString("base64")}`;
    expect((await postForm(TOKEN, { grant_type }, { authorization })).status).toBe(200);
    expect((await postForm(TOKEN, fields)).status).toBe(200);
  });

  test("an administrator's chain is rotated at each refresh, and keeps its scopes", async () => {
    let { refresh_token, access_token } = (await byPassword({ scope: "read" })).body;
    for (let round = 0; round < 3; round++) {
      const { status, body } = await post({ grant_type: "refresh_token", client_id: "administration", refresh_token });
      expect(status).toBe(200);
      expect(body.refresh_token).not.toBe(refresh_token);
      expect(decodeJwt(body.access_token).scope).toBe(decodeJwt(access_token).scope);
      ({ refresh_token, access_token } = body);
    }
  });

  test("the administration client's token opens the management API where admin was asked for", async () => {
    const { body } = await byPassword({ scope: "admin" });
    expect((await call("GET", "/api/admin/roles", { headers: bearer(body.access_token) })).status).toBe(200);
    const { body: writer } = await byPassword();
    expect((await call("GET", "/api/admin/roles", { headers: bearer(writer.access_token) })).status).toBe(403);
  });
});

test.describe("400", () => {
  test("a missing parameter is code 3, and the detail names it", async () => {
    for (const parameter of ["username", "password"]) {
      const { status, body } = await byPassword({ [parameter]: undefined });
      expect({ status, body }).toEqual({
        status: 400,
        body: errorBody(400, {
          code: "3",
          title: expect.stringMatching(/^The request is missing a required parameter,/),
          detail: `Check the \`${parameter}\` parameter`,
          error: "invalid_request",
        }),
      });
    }
  });

  test("an integration is not given more scopes than it has", async ({ admin }) => {
    const { fields } = await newIntegration(admin, ["read"]);
    for (const scope of ["write", "admin", "nonsense"]) {
      const { status, body } = await post({ ...fields, scope });
      expect({ status, body }).toEqual({ status: 400, body: errorBody(400, { code: "5", error: "invalid_scope" }) });
    }
  });

  test("somebody who is no administrator learns no more than a wrong password tells", async () => {
    const user = await newAccount();
    const wrong = await byPassword({ password: "wrong" });
    const noAdmin = await byPassword({ username: user.username, password: user.password });
    const unknown = await byPassword({ username: unique("nobody") });
    expect({ status: wrong.status, body: wrong.body }).toEqual({
      status: 400,
      body: errorBody(400, { code: "6", title: "The user credentials were incorrect.", error: "invalid_grant" }),
    });
    expect([noAdmin.body, unknown.body]).toEqual([wrong.body, wrong.body]);
  });
});

test.describe("401", () => {
  test("a wrong secret, no secret and an unknown client are code 4", async ({ admin }) => {
    const { fields } = await newIntegration(admin);
    for (const change of [
      { client_secret: "wrong" },
      { client_secret: undefined },
      { client_id: "nobody" },
      { client_id: undefined },
    ]) {
      const { status, body } = await post({ ...fields, ...change });
      expect({ status, body }, JSON.stringify(change)).toEqual({
        status: 401,
        body: errorBody(401, { code: "4", title: "Client authentication failed", error: "invalid_client" }),
      });
    }
  });

  test("a refresh token that was used is code 8 at once, and its successor is the one that counts", async () => {
    const first = (await byPassword()).body;
    const refresh = (refresh_token: string) =>
      post({ grant_type: "refresh_token", client_id: "administration", refresh_token });
    const second = await refresh(first.refresh_token);
    const again = await refresh(first.refresh_token);
    expect({ status: again.status, body: again.body }).toEqual({
      status: 401,
      body: errorBody(401, { code: "8", title: "The refresh token is invalid.", error: "invalid_grant" }),
    });
    expect((await refresh(second.body.refresh_token)).status).toBe(200);
  });
});

test.describe("403", () => {
  test("a disabled integration gets no token, its old one opens nothing, and both live again when it is enabled", async ({
    admin,
  }) => {
    const { id, fields } = await newIntegration(admin);
    const { body: tokens } = await post(fields);
    await admin.api("PATCH", `/api/admin/integrations/${id}`, { disabled: true });
    const { status, body } = await post(fields);
    expect({ status, body }).toEqual({ status: 403, body: errorBody(403, { code: "9", error: "access_denied" }) });
    expect((await query(bearer(tokens.access_token))).status).toBe(403);
    await admin.api("PATCH", `/api/admin/integrations/${id}`, { disabled: false });
    expect((await post(fields)).status).toBe(200);
    expect((await query(bearer(tokens.access_token))).status).toBe(200);
  });
});

test.describe("4xx", () => {
  test("hostile requests of every kind are refused in the dialect's own words", async () => {
    const fields = { grant_type: "client_credentials", client_id: "nobody", client_secret: "nothing", scope: "read" };
    await expectRefusals({ path: TOKEN, takes: ["json", "form"], fields }, (status) => errorBody(status));
    const person = {
      grant_type: "password",
      client_id: "administration",
      username: unique("nobody"),
      password: "wrong",
    };
    await expectRefusals({ path: TOKEN, takes: ["json", "form"], fields: person }, (status) => errorBody(status));
  });

  test("another method is told which there is", async () => {
    const body = errorBody(405, { code: "0" });
    await expectMethodNotAllowed(TOKEN, { method: "GET", allow: "POST, OPTIONS", body });
  });
});

test.describe("OPTIONS", () => {
  test("preflight of any origin is answered, without credentials", () => expectOpenPreflight(TOKEN, "POST, OPTIONS"));
});
