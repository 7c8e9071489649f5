import { decodeJwt } from "jose";
import { expect } from "playwright/test";
import { call } from "../fixtures/account";
import { type B2bPair, b2bError, newB2bLogin, PAIR } from "../fixtures/b2b";
import { bearer } from "../fixtures/oauth";
import { test } from "../fixtures/test";

// The requests of the B2B API's published documentation, as written there.

const post = <Body = B2bPair>(path: string, body?: unknown, headers = {}) =>
  call<Body>("POST", path, { body, headers });

const error = (status: number, name: string, code: string) => ({ status, body: b2bError(name, code) });

test("login gives the published envelope, and the token opens the API", async ({ account }) => {
  const { username, password } = await newB2bLogin(account);
  const { status, body } = await post("/auth/login", { username, password });
  expect(status).toBe(200);
  expect(body).toEqual(PAIR);
  const { exp, iat, sub } = decodeJwt(body.data.access_token);
  expect(sub).toBe(account.id);
  expect((exp ?? 0) - (iat ?? 0)).toBe(3600);
  expect(Date.parse(body.data.access_expires_at)).toBe((exp ?? 0) * 1000);
  const week = Date.parse(body.data.refresh_expires_at) - Date.parse(body.data.access_expires_at);
  expect(Math.abs(week - (7 * 86_400 - 3600) * 1000)).toBeLessThanOrEqual(2000);

  for (const path of ["/api/v1/products", "/api/v1/categories"]) {
    const answer = await call("GET", path, { headers: bearer(body.data.access_token) });
    expect(answer.body).toMatchObject({ success: true, data: expect.any(Array) });
  }
});

test("refresh gives a new pair of the same shape", async ({ account }) => {
  const { username, password } = await newB2bLogin(account);
  const first = await post("/auth/login", { username, password });
  const second = await post("/auth/refresh", { refresh_token: first.body.data.refresh_token });
  expect(second.status).toBe(200);
  expect(Object.keys(second.body.data)).toEqual(Object.keys(first.body.data));
  expect(second.body.data.refresh_token).not.toBe(first.body.data.refresh_token);
  expect(second.body.data.client_id).toBe(first.body.data.client_id);
});

test("revocation by either token of the pair ends both", async ({ account }) => {
  const { username, password } = await newB2bLogin(account);
  const revoked = { status: 200, body: { success: true, data: { revoked: true } } };
  for (const by of ["access", "refresh"]) {
    const { data } = (await post("/auth/login", { username, password })).body;
    const answer =
      by === "access"
        ? await post("/auth/revoke", undefined, bearer(data.access_token))
        : await post("/auth/revoke", { refresh_token: data.refresh_token });
    expect(answer).toMatchObject(revoked);
    const call1 = await call("GET", "/api/v1/products", { headers: bearer(data.access_token) });
    expect(call1).toMatchObject(error(401, "UnauthorizedError", "UNAUTHORIZED"));
    expect(await post("/auth/refresh", { refresh_token: data.refresh_token })).toMatchObject(
      error(401, "UnauthorizedError", "UNAUTHORIZED"),
    );
  }
});

test("failures have the published names and codes", async ({ account }) => {
  const { username } = await newB2bLogin(account);
  const unauthorized = error(401, "UnauthorizedError", "UNAUTHORIZED");
  expect(await post("/auth/login", { username, password: "wrong" })).toMatchObject(unauthorized);
  expect(await post("/auth/login", { username: "nobody", password: "wrong" })).toMatchObject(unauthorized);
  expect(await post("/auth/refresh", { refresh_token: "nonsense" })).toMatchObject(unauthorized);
  expect(await post("/auth/revoke", undefined, bearer("a.b.c"))).toMatchObject(unauthorized);
  const validation = error(400, "ValidationException", "VALIDATION_FAILURE");
  for (const body of [{}, { username }, { username, password: 1 }, { username: ["a", 1], password: "x" }]) {
    expect(await post("/auth/login", body)).toMatchObject(validation);
  }
  const broken = await fetch(`${process.env.BASE_URL}/auth/login`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{",
  });
  expect({ status: broken.status, body: await broken.json() }).toMatchObject(error(400, "SyntaxError", "SYNTAX_ERROR"));
  const form = await fetch(`${process.env.BASE_URL}/auth/login`, {
    method: "POST",
    body: new URLSearchParams({ username }),
  });
  expect({ status: form.status, body: await form.json() }).toMatchObject(
    error(415, "UnsupportedMediaTypeError", "UNSUPPORTED_MEDIA_TYPE"),
  );
});

test("an account with an allow list is served from its addresses only, login and refresh included", async ({
  account,
}) => {
  const { username, password } = await newB2bLogin(account);
  const { data } = (await post("/auth/login", { username, password })).body;
  const entry = await account.api<{ id: string }>("POST", "/api/portal/ip-allow-list", { cidr: "203.0.113.0/24" });
  const forbidden = error(403, "ForbiddenError", "FORBIDDEN");
  expect(await post("/auth/login", { username, password })).toMatchObject(forbidden);
  expect(await post("/auth/refresh", { refresh_token: data.refresh_token })).toMatchObject(forbidden);
  expect(await call("GET", "/api/v1/products", { headers: bearer(data.access_token) })).toMatchObject(forbidden);
  await account.api("DELETE", `/api/portal/ip-allow-list/${entry.body.id}`);
  expect((await call("GET", "/api/v1/products", { headers: bearer(data.access_token) })).status).toBe(200);
});
