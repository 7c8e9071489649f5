import { expect } from "playwright/test";
import { baseUrl, call } from "../fixtures/account";
import { submitForm } from "../fixtures/plain-form";
import { test } from "../fixtures/test";

for (const evil of [
  "https://evil.example/",
  "//evil.example/",
  "/\\evil.example/",
  "/\t/evil.example/",
  "\\\\evil.example",
  "javascript:alert(1)",
  "https:evil.example",
  "@evil.example",
  "",
]) {
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
  expect(session).toMatch(/; SameSite=Lax/);
  expect((await call("GET", "/api/portal/me", { headers: { cookie: session?.split(";")[0] ?? "" } })).status).toBe(200);
});
