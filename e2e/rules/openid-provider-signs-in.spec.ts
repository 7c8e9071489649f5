import { expect } from "playwright/test";
import { type Account, baseUrl, call, newAccount, unique } from "../fixtures/account";
import { answerConsent, newApp } from "../fixtures/oauth";
import { freePort, type ServerProcess, startServer } from "../fixtures/server-process";
import { test } from "../fixtures/test";

test.describe.configure({ mode: "serial" });

// One Gatehouse is the OpenID provider of another: next-auth, unmodified, against this authorization server.
let portal: ServerProcess;
let developer: Account;
test.beforeAll(async () => {
  // A server of its own makes a database of its own, which takes its time on a busy machine.
  test.setTimeout(240_000);
  const port = await freePort();
  developer = await newAccount();
  const app = await newApp(developer, {
    name: "Portal",
    redirectUris: [`http://localhost:${port}/api/auth/callback/oidc`],
    scopes: ["openid", "email", "profile"],
  });
  portal = await startServer(
    {
      AUTH_OIDC_ISSUER: baseUrl(),
      AUTH_OIDC_ID: app.clientId,
      AUTH_OIDC_SECRET: app.clientSecret ?? "",
      AUTH_OIDC_NAME: "Gatehouse",
    },
    { port },
  );
});
test.afterAll(async () => {
  await portal.stop();
});

const keep = (jar: Map<string, string>, response: Response) => {
  for (const cookie of response.headers.getSetCookie()) {
    const [pair = ""] = cookie.split(";");
    jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
  }
};
const header = (jar: Map<string, string>) => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");

/** Signs a person of the provider in at the portal; gives the address that they end at, and their cookies there. */
async function signInThrough(person: Account): Promise<{ end: URL; cookie: string }> {
  const jar = new Map<string, string>();
  const at = async (path: string, init: RequestInit = {}) => {
    const headers = { ...(init.headers as Record<string, string>), cookie: header(jar) };
    const response = await fetch(new URL(path, portal.baseUrl), { ...init, redirect: "manual", headers });
    keep(jar, response);
    return response;
  };
  const { csrfToken } = (await (await at("/api/auth/csrf")).json()) as { csrfToken: string };
  const begun = await at("/api/auth/signin/oidc", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, callbackUrl: "/dashboard" }),
  });
  const authorize = await fetch(begun.headers.get("location") ?? "", {
    redirect: "manual",
    headers: { cookie: person.cookie },
  });
  const location = authorize.headers.get("location") ?? "";
  const callback = location.startsWith("/consent")
    ? await answerConsent(person, location, { decision: "allow", scopes: ["openid", "email", "profile"] })
    : new URL(location);
  const done = await at(callback.pathname + callback.search);
  return { end: new URL(done.headers.get("location") ?? "", portal.baseUrl), cookie: header(jar) };
}

test("the first time makes an account, the next times find it", async () => {
  const person = await newAccount();
  const first = await signInThrough(person);
  expect(first.end.pathname).toBe("/dashboard");
  const me = (cookie: string) => call("GET", "/api/portal/me", { origin: portal.baseUrl, headers: { cookie } });
  const { body } = await me(first.cookie);
  expect(body).toMatchObject({ email: person.email, name: person.name, hasPassword: false, role: "Consumer" });
  const again = await signInThrough(person);
  expect((await me(again.cookie)).body).toEqual(body);
});

test("an account with the same address is not taken over", async () => {
  const person = await newAccount();
  const username = unique("local");
  await call("POST", "/api/portal/signup", {
    origin: portal.baseUrl,
    body: { name: "Local", email: person.email, username, password: "a good password" },
  });
  const { end, cookie } = await signInThrough(person);
  expect(end.pathname + end.search).toBe("/login?error=NotLinked");
  const { status } = await call("GET", "/api/portal/me", { origin: portal.baseUrl, headers: { cookie } });
  expect(status).toBe(401);
});
