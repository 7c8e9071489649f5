import { expect } from "playwright/test";
import { type Account, baseUrl, unique } from "../fixtures/account";
import { test } from "../fixtures/test";

type Ask = (identifier: string) => Promise<Response>;

const send = (path: string, body: Record<string, string>, headers: Record<string, string> = {}, method = "POST") => {
  const isForm = headers["content-type"] !== undefined;
  return fetch(baseUrl() + path, {
    method,
    redirect: "manual",
    headers: { "content-type": "application/json", ...headers },
    body: isForm ? String(new URLSearchParams(body)) : JSON.stringify(body),
  });
};

const FORM = { "content-type": "application/x-www-form-urlencoded" };
const wrong = "a wrong password";
const basic = (identifier: string) => `Basic ${Buffer.from(`${identifier}:${wrong}`).toString("base64")}`;

async function signInAtNextAuth(identifier: string): Promise<Response> {
  const csrf = await fetch(`${baseUrl()}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const cookie = csrf.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  return send(
    "/api/auth/callback/credentials",
    { csrfToken, identifier, password: wrong, json: "true" },
    { ...FORM, cookie },
  );
}

/** Every door at which a stranger can name somebody. */
const DOORS: Record<string, Ask> = {
  "POST /api/auth/callback/credentials": signInAtNextAuth,
  "POST /consumer/login": (username) => send("/consumer/login", { username, password: wrong }),
  "POST /auth/login": (username) => send("/auth/login", { username, password: wrong }),
  "POST /api/oauth/token": (username) =>
    send("/api/oauth/token", {
      grant_type: "password",
      client_id: "administration",
      username,
      password: wrong,
      scopes: "write",
    }),
  "POST /authorization/token with Basic": (identifier) =>
    send("/authorization/token", { grant_type: "client_credentials" }, { ...FORM, authorization: basic(identifier) }),
  "POST /authorization/token with a password": (username) =>
    send(
      "/authorization/token",
      { grant_type: "password", username, password: wrong },
      { ...FORM, authorization: basic(username) },
    ),
};

/** What tells two answers apart, but for what every answer has of its own. */
async function toShape(response: Response, named: string) {
  const headers = [...response.headers].filter(
    ([name]) => !/^(date|x-request-id|set-cookie|content-length|etag|content-security-policy)$/.test(name),
  );
  const text = (await response.text()).replaceAll(named, "NAMED");
  return { status: response.status, headers, text: text.replace(/req_\w+/g, "req_") };
}

for (const [door, ask] of Object.entries(DOORS)) {
  test(`${door} answers a wrong password and an unknown name alike`, async ({ reader }) => {
    const nobody: Pick<Account, "email" | "username"> = { email: `${unique("n")}@example.test`, username: unique("n") };
    for (const by of ["email", "username"] as const) {
      const known = await toShape(await ask(reader[by]), reader[by]);
      expect(known.status, door).toBeGreaterThanOrEqual(400);
      expect(await toShape(await ask(nobody[by]), nobody[by])).toEqual(known);
    }
  });
}

test("a request for access is answered alike for who has an account and who has none", async ({ reader }) => {
  const ask = async (email: string) => {
    const body = { name: "A", organization: "B", email, integrationType: "direct", description: "C" };
    const response = await send("/api/portal/access-requests", body);
    const text = (await response.text()).replace(/"(id|statusUrl)":"[^"]*"/g, '"$1"');
    return { status: response.status, text: text.replaceAll(email, "NAMED") };
  };
  expect(await ask(`${unique("n")}@example.test`)).toEqual(await ask(reader.email));
});
