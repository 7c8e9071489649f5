import { expect } from "playwright/test";
import { baseUrl, call } from "../fixtures/account";
import { submitForm } from "../fixtures/plain-form";
import { test } from "../fixtures/test";

const keys = "/api/portal/api-keys";

test("a forged request with a person's cookie is refused, whichever way it lies", async ({ account }) => {
  for (const headers of [
    { origin: "https://evil.example" },
    { origin: "null" },
    {},
    { origin: `${baseUrl()}.evil.example` },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site", origin: baseUrl() },
  ] as Record<string, string>[]) {
    const forged = await call("POST", keys, {
      body: { name: "forged" },
      headers: { cookie: account.cookie, ...headers },
    });
    expect(forged.status).toBe(403);
    const removed = await call("DELETE", `${keys}/key_1`, { headers: { cookie: account.cookie, ...headers } });
    expect(removed.status).toBe(403);
  }
  expect((await account.api("GET", keys)).body).toEqual({ data: [], meta: { total: 0 } });
});

test("the management API answers no preflight of another origin", async ({ account }) => {
  const response = await fetch(baseUrl() + keys, {
    method: "OPTIONS",
    headers: { origin: "https://evil.example", "access-control-request-method": "POST", cookie: account.cookie },
  });
  expect(response.headers.get("access-control-allow-origin")).toBeNull();
});

test("a forged sign-in form does not sign a visitor in as somebody else", async ({ account }) => {
  const values = { identifier: account.email, password: account.password };
  const answer = await submitForm("/login", "identifier", values, { origin: "https://evil.example" });
  expect(answer.cookies.filter((cookie) => cookie.includes("session-token"))).toEqual([]);
});
