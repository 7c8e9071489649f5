import { expect } from "playwright/test";
import { type Account, baseUrl, call, newAccount, signIn as passwordSignIn, unique } from "../fixtures/account";
import { signInThrough } from "../fixtures/next-auth-visitor";
import { newApp } from "../fixtures/oauth";
import { linkIn, mailTo } from "../fixtures/outbox";
import { submitForm } from "../fixtures/plain-form";
import { freePort, type ServerProcess, startServer } from "../fixtures/server-process";
import { test } from "../fixtures/test";
import { turnOnTwoFactor } from "../fixtures/two-factor";

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

const signIn = (person: Account) => signInThrough({ origin: portal.baseUrl, provider: "oidc" }, person);

test("the first time makes an account, the next times find it", async () => {
  const person = await newAccount();
  const first = await signIn(person);
  expect(first.end.pathname).toBe("/dashboard");
  const me = (cookie: string) => call("GET", "/api/portal/me", { origin: portal.baseUrl, headers: { cookie } });
  const { body } = await me(first.cookie);
  expect(body).toMatchObject({ email: person.email, name: person.name, hasPassword: false, role: "Consumer" });
  const again = await signIn(person);
  expect((await me(again.cookie)).body).toEqual(body);
});

test("an account with the same address is not taken over", async () => {
  const person = await newAccount();
  const username = unique("local");
  await call("POST", "/api/portal/signup", {
    origin: portal.baseUrl,
    body: { name: "Local", email: person.email, username, password: "a good password" },
  });
  const { end, cookie } = await signIn(person);
  expect(end.pathname + end.search).toBe("/login?error=NotLinked");
  const { status } = await call("GET", "/api/portal/me", { origin: portal.baseUrl, headers: { cookie } });
  expect(status).toBe(401);
});

test("a provider vouches for one factor: who has two-factor sign-in on is asked for the code as well", async () => {
  const person = await newAccount();
  await signIn(person);
  const site = portal.baseUrl;
  await submitForm("/reset-password", "identifier", { identifier: person.email }, { site });
  const link = linkIn(await mailTo(person.email, "Choose a new password", portal.dataDir));
  const password = "a good password";
  await submitForm(link, "token", { password }, { site });
  const session = await passwordSignIn(person.email, password, site);
  const there: Account = {
    ...person,
    password,
    api: (method, path, body) => call(method, path, { body, origin: site, headers: { cookie: session, origin: site } }),
  };
  const { authenticator } = await turnOnTwoFactor(there);

  const half = await signIn(person);
  expect(half.end.pathname + half.end.search).toBe("/login/code?callbackUrl=%2Fdashboard");
  const me = (cookie: string) => call("GET", "/api/portal/me", { origin: site, headers: { cookie } });
  expect((await me(half.cookie)).status).toBe(401);
  const whole = await submitForm("/login/code", "code", { code: authenticator.code() }, { site, cookie: half.cookie });
  expect(whole.status).toBe(303);
  expect((await me(whole.cookies.join("; "))).body).toMatchObject({ email: person.email });
});
