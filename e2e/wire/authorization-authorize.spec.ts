import { expect } from "playwright/test";
import { baseUrl, newAccount } from "../fixtures/account";
import { answerConsent, authorizePath, browse, getCallback, newApp } from "../fixtures/oauth";
import { test } from "../fixtures/test";

const AUTHORIZE = "/authorization/authorize";

test.describe("303", () => {
  test("somebody who is not signed in signs in first, and comes back to this address", async ({ account }) => {
    const app = await newApp(account);
    const path = authorizePath({ response_type: "code", client_id: app.clientId, scopes: "read" }, AUTHORIZE);
    const { status, location } = await browse(path);
    expect(status).toBe(303);
    const target = new URL(location ?? "", baseUrl());
    expect(target.pathname).toBe("/login");
    expect(target.searchParams.get("callbackUrl")).toMatch(/^\/authorization\/authorize\?/);
  });

  test("allowing brings code, state and issuer back; denying says access_denied", async ({ account }) => {
    const app = await newApp(account);
    const allowed = await getCallback(app, await newAccount(), { state: "st" }, AUTHORIZE);
    expect(Object.fromEntries(allowed.searchParams)).toEqual({
      code: expect.stringMatching(/^gth_cod_/),
      state: "st",
      iss: baseUrl(),
    });
    const user = await newAccount();
    const parameters = { response_type: "code", client_id: app.clientId, redirect_uri: app.redirectUri, state: "st" };
    const asked = await browse(authorizePath(parameters, AUTHORIZE), { cookie: user.cookie });
    const denied = await answerConsent(user, asked.location ?? "", { decision: "deny", scopes: [] });
    expect(Object.fromEntries(denied.searchParams)).toEqual({
      error: "access_denied",
      error_description: expect.any(String),
      state: "st",
      iss: baseUrl(),
    });
  });

  test("scopes is taken for scope, and one that the app does not have is told to it", async ({ account }) => {
    const app = await newApp(account, { scopes: ["read"] });
    const ask = (scopes: string) =>
      browse(
        authorizePath(
          { response_type: "code", client_id: app.clientId, redirect_uri: app.redirectUri, scopes },
          AUTHORIZE,
        ),
        { cookie: account.cookie },
      );
    expect((await ask("read")).location).toMatch(/^\/consent\?ticket=/);
    const refused = new URL((await ask("admin")).location ?? "");
    expect(refused.searchParams.get("error")).toBe("invalid_scope");
  });
});

test.describe("400", () => {
  test("a bad client or redirect URI is a page of ours, and never a redirect", async ({ account }) => {
    const app = await newApp(account);
    const good = { response_type: "code", client_id: app.clientId, redirect_uri: app.redirectUri };
    for (const change of [
      { client_id: "nobody" },
      { redirect_uri: "https://evil.example/" },
      { client_id: "\u0000" },
    ]) {
      const { status, location } = await browse(authorizePath({ ...good, ...change }, AUTHORIZE), {
        cookie: account.cookie,
      });
      expect({ status, location }).toEqual({ status: 400, location: null });
    }
  });
});
