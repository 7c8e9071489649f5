import { expect } from "playwright/test";
import { baseUrl, call } from "../fixtures/account";
import { ELSEWHERE } from "../fixtures/elsewhere";
import { submitForm } from "../fixtures/plain-form";
import { test } from "../fixtures/test";

for (const evil of ELSEWHERE) {
  test(`signing in with callbackUrl ${JSON.stringify(evil)} ends on this site`, async ({ account }) => {
    const { location } = await submitForm(`/login?callbackUrl=${encodeURIComponent(evil)}`, "identifier", {
      identifier: account.email,
      password: account.password,
      callbackUrl: evil,
    });
    expect(new URL(location ?? "", baseUrl()).origin).toBe(baseUrl());
    expect(location).toBe("/dashboard");
  });
}

test("next-auth sends nobody elsewhere either", async ({ account }) => {
  const csrf = await fetch(`${baseUrl()}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const cookie = csrf.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const response = await fetch(`${baseUrl()}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded", cookie },
    body: new URLSearchParams({
      csrfToken,
      identifier: account.email,
      password: account.password,
      callbackUrl: "https://evil.example/",
    }),
  });
  expect(new URL(response.headers.get("location") ?? "", baseUrl()).origin).toBe(baseUrl());
});

test("a session cookie is out of reach of scripts and of other sites' forms", async ({ account }) => {
  const csrf = await fetch(`${baseUrl()}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const response = await fetch(`${baseUrl()}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      cookie: csrf.headers
        .getSetCookie()
        .map((one) => one.split(";")[0])
        .join("; "),
    },
    body: new URLSearchParams({ csrfToken, identifier: account.email, password: account.password }),
  });
  const [session] = response.headers.getSetCookie().filter((one) => one.startsWith("next-auth.session-token="));
  expect(session).toMatch(/; HttpOnly/);
  expect(session).toMatch(/; SameSite=Lax/i);
  expect((await call("GET", "/api/portal/me", { headers: { cookie: session?.split(";")[0] ?? "" } })).status).toBe(200);
});

const nextAuth = async (path: string, body: string, type = "application/x-www-form-urlencoded") => {
  const response = await fetch(baseUrl() + path, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": type },
    body,
  });
  return response.status;
};

test("what next-auth cannot read is the caller's fault, whatever it is", async () => {
  const csrf = await fetch(`${baseUrl()}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const cookie = csrf.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  for (const callbackUrl of ["https://[", "%", "//evil.example", "https:evil.example", "/\\evil.example"]) {
    const response = await fetch(`${baseUrl()}/api/auth/signout`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", cookie },
      body: new URLSearchParams({ csrfToken, callbackUrl, json: "true" }),
    });
    const { url } = (await response.json()) as { url: string };
    expect([callbackUrl, response.status, new URL(url).origin]).toEqual([callbackUrl, 200, baseUrl()]);
  }
  for (const path of ["/api/auth/callback/credentials", "/api/auth/signout", "/api/auth/_log", "/api/auth/nothing"]) {
    for (const [body, type, status] of [
      ["{", "application/json", 400],
      ["[".repeat(20_000), "application/json", 400],
      ["callbackUrl=%00", "application/x-www-form-urlencoded", 400],
      ["callbackUrl=%ff", "application/x-www-form-urlencoded", 400],
      ["x".repeat(200_000), "application/x-www-form-urlencoded", 413],
      ["--x\r\n", "multipart/form-data; boundary=x", 415],
    ] as const) {
      expect([path, body.slice(0, 20), await nextAuth(path, body, type)]).toEqual([path, body.slice(0, 20), status]);
    }
  }
  for (const path of ["/api/auth/error?error=%00", "/api/auth/signin?callbackUrl=%0d%0aset-cookie:x"]) {
    expect((await fetch(baseUrl() + path, { redirect: "manual" })).status).toBe(400);
  }
});
