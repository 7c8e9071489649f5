import { expect } from "playwright/test";
import { call, newAccount, unique } from "../fixtures/account";
import { bearer } from "../fixtures/oauth";
import { ADMIN } from "../fixtures/server-process";
import { test } from "../fixtures/test";

// The requests of the Admin API's published documentation, as written there.

const TOKEN = "/api/oauth/token";
const post = (body: unknown) => call<Record<string, unknown>>("POST", TOKEN, { body });

const login = (more: Record<string, unknown> = {}) =>
  post({
    client_id: "administration",
    grant_type: "password",
    scopes: "write",
    username: ADMIN.username,
    password: ADMIN.password,
    ...more,
  });

const failure = (status: number, code: string, title: string | RegExp, error: string) => ({
  status,
  body: {
    errors: [
      {
        code,
        status: String(status),
        title: typeof title === "string" ? title : expect.stringMatching(title),
        detail: expect.any(String),
      },
    ],
    error,
    error_description: expect.any(String),
  },
});

test("an integration gets a token for ten minutes and no refresh token", async ({ admin }) => {
  const { body: integration } = await admin.api<{ clientId: string; clientSecret: string }>(
    "POST",
    "/api/admin/integrations",
    { name: `ERP ${unique()}`, scopes: ["read", "write"] },
  );
  const answer = await post({
    grant_type: "client_credentials",
    client_id: integration.clientId,
    client_secret: integration.clientSecret,
  });
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({ token_type: "Bearer", expires_in: 600, access_token: expect.any(String) });
  expect(answer.headers.get("cache-control")).toBe("no-store");
  const document = await call("GET", "/api/v3/product/1", { headers: bearer(String(answer.body.access_token)) });
  expect(document.body).toMatchObject({ data: { type: "product", attributes: { name: expect.any(String) } } });
});

test("an administrator gets a pair by password, by user name or email, with scopes or scope", async () => {
  const pair = {
    token_type: "Bearer",
    expires_in: 600,
    access_token: expect.any(String),
    refresh_token: expect.stringMatching(/^gth_ref_/),
  };
  expect((await login()).body).toEqual(pair);
  expect((await login({ username: ADMIN.email })).body).toEqual(pair);
  expect((await login({ scopes: undefined, scope: "read write" })).body).toEqual(pair);
});

test("a refresh gives a new pair, and the old refresh token is then 401", async () => {
  const { body: first } = await login();
  const again = () =>
    post({ grant_type: "refresh_token", client_id: "administration", refresh_token: first.refresh_token });
  const second = await again();
  expect(second.status).toBe(200);
  expect(second.body).toEqual({
    token_type: "Bearer",
    expires_in: 600,
    access_token: expect.any(String),
    refresh_token: expect.stringMatching(/^gth_ref_/),
  });
  expect(second.body.refresh_token).not.toBe(first.refresh_token);
  expect(await again()).toMatchObject(failure(401, "8", "The refresh token is invalid.", "invalid_grant"));
});

test("each failure has the published code and title", async () => {
  const cases: [unknown, ReturnType<typeof failure>][] = [
    [
      { client_id: "administration" },
      failure(400, "2", /^The authorization grant type is not supported/, "unsupported_grant_type"),
    ],
    [
      { grant_type: "authorization_code" },
      failure(400, "2", /^The authorization grant type is not supported/, "unsupported_grant_type"),
    ],
    [
      { grant_type: "client_credentials", client_id: "nobody", client_secret: "wrong" },
      failure(401, "4", "Client authentication failed", "invalid_client"),
    ],
    [
      { grant_type: "refresh_token", client_id: "administration", refresh_token: "nonsense" },
      failure(401, "8", "The refresh token is invalid.", "invalid_grant"),
    ],
  ];
  for (const [body, expected] of cases) expect(await post(body)).toMatchObject(expected);
  expect(await login({ password: "wrong" })).toMatchObject(
    failure(400, "6", "The user credentials were incorrect.", "invalid_grant"),
  );
  expect(await login({ scopes: "nonsense" })).toMatchObject(failure(400, "5", /scope is invalid/, "invalid_scope"));
  const missing = await login({ username: undefined });
  expect(missing).toMatchObject(failure(400, "3", /^The request is missing a required parameter/, "invalid_request"));
  expect(missing.body.errors).toMatchObject([{ detail: "Check the `username` parameter" }]);
});

test("malformed JSON is code 0, with the place", async () => {
  const response = await fetch(process.env.BASE_URL + TOKEN, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"grant_type":"password",}',
  });
  expect({ status: response.status, body: await response.json() }).toMatchObject(
    failure(400, "0", "The JSON payload is malformed.", "invalid_request"),
  );
});

test("somebody who is no administrator is told what a wrong password is told", async () => {
  const user = await newAccount();
  const answer = await login({ username: user.username, password: user.password });
  expect(answer).toMatchObject(failure(400, "6", "The user credentials were incorrect.", "invalid_grant"));
});

test("a form is taken as well", async () => {
  const response = await fetch(process.env.BASE_URL + TOKEN, {
    method: "POST",
    body: new URLSearchParams({
      client_id: "administration",
      grant_type: "password",
      username: ADMIN.username,
      password: ADMIN.password,
    }),
  });
  expect(response.status).toBe(200);
});
