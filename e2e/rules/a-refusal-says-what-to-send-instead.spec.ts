import { expect } from "playwright/test";
import { baseUrl, call } from "../fixtures/account";
import { apiCaller } from "../fixtures/api-caller";
import { bearer, newApp, tokensFor } from "../fixtures/oauth";
import { test } from "../fixtures/test";

const ECHO = "/protected_endpoint";

test("a credential that is sent where another belongs is told where it does", async ({ account }) => {
  const { key } = await apiCaller(account);
  const { body: pat } = await account.api<{ token: string }>("POST", "/api/portal/tokens", {
    name: "t",
    scopes: ["read"],
  });
  const app = await newApp(account, { scopes: ["read"] });
  const tokens = await tokensFor(app, account);
  const cases: [headers: Record<string, string>, path: string, said: string][] = [
    [bearer(key), ECHO, "This is an API key. Send it in the header X-API-Key."],
    [{ "x-api-key": pat.token }, ECHO, "This is a personal access token. Send it as Authorization: Bearer."],
    [{ "x-api-key": tokens.access_token }, ECHO, "This is an access token. Send it as Authorization: Bearer."],
    [bearer(tokens.refresh_token ?? ""), ECHO, "This is a refresh token."],
    [bearer(app.clientSecret ?? ""), ECHO, "This is a client secret."],
    [{ authorization: pat.token }, ECHO, "The Authorization header has no scheme"],
    [{ authorization: `Token ${pat.token}` }, ECHO, 'The scheme "Token" is not read'],
    [{ authorization: `Basic ${btoa(`x:${key}`)}` }, ECHO, "Basic is not read at this address"],
    [{}, `${ECHO}?access_token=${pat.token}`, "A credential in the address is not read"],
    [{}, `${ECHO}?api_key=${key}`, "A credential in the address is not read"],
  ];
  for (const [headers, path, said] of cases) {
    const { status, body } = await call("POST", path, { body: {}, headers });
    expect([status, body]).toEqual([
      401,
      { error: { name: "UnauthorizedError", code: "UNAUTHORIZED", message: expect.stringContaining(said) } },
    ]);
  }
});

test("a token request without grant_type lacks a parameter", async () => {
  for (const path of ["/auth/oauth/token", "/authorization/token"]) {
    const answer = await fetch(baseUrl() + path, { method: "POST", body: new URLSearchParams({ client_id: "x" }) });
    expect([path, answer.status, await answer.json()]).toEqual([
      path,
      400,
      { error: "invalid_request", error_description: 'The parameter "grant_type" is missing.' },
    ]);
  }
});

test("a body of a type that is not read is told all types that are", async () => {
  const answer = await fetch(`${baseUrl()}/api/oauth/token`, { method: "POST", body: "x" });
  expect([answer.status, await answer.json()]).toMatchObject([
    415,
    { error_description: "Send the body as application/json or application/x-www-form-urlencoded." },
  ]);
});
