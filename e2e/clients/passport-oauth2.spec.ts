import { createServer, type Server } from "node:http";
import passport from "passport";
import OAuth2Strategy from "passport-oauth2";
import { expect } from "playwright/test";
import { type Account, baseUrl, newAccount } from "../fixtures/account";
import { allowAt, newApp, type TestApp } from "../fixtures/oauth";
import { freePort } from "../fixtures/server-process";
import { test } from "../fixtures/test";

/** The strategy as its documentation has providers extend it: with the profile of the userinfo endpoint. */
class GatehouseStrategy extends OAuth2Strategy {
  override userProfile(accessToken: string, done: (error?: unknown, profile?: unknown) => void): void {
    // biome-ignore lint/correctness/useHookAtTopLevel: a setter of passport-oauth2, no React hook
    this._oauth2.useAuthorizationHeaderforGET(true);
    this._oauth2.get(`${baseUrl()}/auth/oauth/userinfo`, accessToken, (error, body) =>
      error ? done(error) : done(null, JSON.parse(String(body))),
    );
  }
}

const strategyFor = (app: TestApp) =>
  new GatehouseStrategy(
    {
      authorizationURL: `${baseUrl()}/auth/oauth/authorize`,
      tokenURL: `${baseUrl()}/auth/oauth/token`,
      clientID: app.clientId,
      clientSecret: app.clientSecret ?? "",
      callbackURL: app.redirectUri,
      scope: app.scopes,
      state: true,
      pkce: true,
    },
    (_accessToken: string, refreshToken: string, profile: unknown, done: OAuth2Strategy.VerifyCallback) =>
      done(null, { profile, refreshToken }),
  );

/** A site of one visitor, whose session is kept for all requests. */
function serve(port: number, app: TestApp): Promise<Server> {
  const strategy = strategyFor(app);
  const session = {};
  const server = createServer((incoming, response) => {
    const query = Object.fromEntries(new URL(incoming.url ?? "/", app.redirectUri).searchParams);
    const answer = (error: unknown, user: unknown, info: unknown, status?: number) => {
      response.statusCode = error ? 500 : user ? 200 : (status ?? 401);
      response.end(JSON.stringify(error ? { error: String(error) } : user || info));
    };
    passport.authenticate(strategy, { session: false }, answer)(
      Object.assign(incoming, { query, session }),
      response,
      () => undefined,
    );
  });
  return new Promise((resolve) => server.listen(port, "127.0.0.1", () => resolve(server)));
}

async function site(developer: Account, type: "confidential" | "public") {
  const port = await freePort();
  const app = await newApp(developer, {
    type,
    redirectUris: [`http://localhost:${port}/callback`],
    scopes: ["openid", "profile", "email"],
  });
  const server = await serve(port, app);
  /** Begins to sign in; gives the authorization URL. */
  const begin = async () => {
    const begun = await fetch(`http://localhost:${port}/`, { redirect: "manual" });
    return begun.headers.get("location") ?? "";
  };
  return { app, begin, close: () => server.close() };
}

for (const type of ["confidential", "public"] as const) {
  test(`signs a person in at a ${type} client's site, with state and PKCE`, async ({ account }) => {
    const { app, begin, close } = await site(account, type);
    const user = await newAccount();
    const callback = await fetch(await allowAt(user, await begin(), app.scopes));
    expect({ status: callback.status, body: await callback.json() }).toEqual({
      status: 200,
      body: {
        profile: {
          sub: user.id,
          name: user.name,
          preferred_username: user.username,
          email: user.email,
          email_verified: false,
        },
        refreshToken: expect.stringMatching(/^gth_ref_/),
      },
    });
    close();
  });
}

test("lets nobody in with somebody else's answer, or with none", async ({ account }) => {
  const { app, begin, close } = await site(account, "confidential");
  const callback = await allowAt(await newAccount(), await begin(), app.scopes);
  const changed = new URL(callback);
  changed.searchParams.set("state", "another");
  expect((await fetch(changed)).status).toBe(403);
  const denied = await fetch(`${app.redirectUri}?error=access_denied&error_description=No`);
  expect({ status: denied.status, body: await denied.json() }).toEqual({ status: 401, body: { message: "No" } });
  close();
});
