import { expect } from "playwright/test";
import { baseUrl, newAccount } from "../fixtures/account";
import { answerConsent, authorizePath, browse, getCallback, newApp, newPkce, tokensFor } from "../fixtures/oauth";
import { test } from "../fixtures/test";

const getError = (location: string | null) => {
  const { searchParams } = new URL(location ?? "about:blank");
  return Object.fromEntries(searchParams);
};

test.describe("303", () => {
  test("a visitor signs in first and comes back to the same request", async ({ account }) => {
    const app = await newApp(account);
    const path = authorizePath({
      response_type: "code",
      client_id: app.clientId,
      redirect_uri: app.redirectUri,
      scope: "read",
      state: "s1",
    });
    const { status, location } = await browse(path);
    expect(status).toBe(303);
    const target = new URL(location ?? "", baseUrl());
    expect(target.pathname).toBe("/login");
    expect(target.searchParams.get("callbackUrl")).toBe(path);
  });

  test("an answer carries code, state and issuer; a denial access_denied", async ({ account }) => {
    const app = await newApp(account);
    const user = await newAccount();
    const allowed = await getCallback(app, user, { state: "a b&c=d" });
    expect(`${allowed.origin}${allowed.pathname}`).toBe(app.redirectUri);
    expect(Object.fromEntries(allowed.searchParams)).toEqual({
      code: expect.stringMatching(/^gth_cod_[0-9A-Za-z]{36}$/),
      state: "a b&c=d",
      iss: baseUrl(),
    });
    const other = await newAccount();
    const path = authorizePath({
      response_type: "code",
      client_id: app.clientId,
      redirect_uri: app.redirectUri,
      state: "s",
    });
    const { location } = await browse(path, { cookie: other.cookie });
    const denied = await answerConsent(other, location ?? "", { decision: "deny", scopes: [] });
    expect(Object.fromEntries(denied.searchParams)).toEqual({
      error: "access_denied",
      error_description: expect.any(String),
      state: "s",
      iss: baseUrl(),
    });
  });

  test("a remembered consent is not asked again, unless for more, or with prompt=consent", async ({ account }) => {
    const app = await newApp(account);
    const user = await newAccount();
    await getCallback(app, user, { scope: "read" });
    const parameters = { response_type: "code", client_id: app.clientId, redirect_uri: app.redirectUri };
    const go = (more: Record<string, string>) =>
      browse(authorizePath({ ...parameters, ...more }), { cookie: user.cookie });
    expect((await go({ scope: "read" })).location).toContain("code=");
    expect((await go({ scope: "products:read" })).location).toContain("code=");
    expect((await go({ scope: "read write" })).location).toMatch(/^\/consent\?ticket=/);
    expect((await go({ scope: "read", prompt: "consent" })).location).toMatch(/^\/consent\?ticket=/);
  });

  test("a consent is for where the person was sent as well: another redirect URI asks anew, another loopback port does not", async ({
    account,
  }) => {
    const app = await newApp(account, {
      redirectUris: ["https://app.example.test/callback", "http://127.0.0.1:4000/cb", "http://127.0.0.1/other"],
    });
    const user = await newAccount();
    await getCallback(app, user, { scope: "read" });
    const added = "https://evil.example.test/callback";
    const redirectUris = [app.redirectUri, "http://127.0.0.1:4000/cb", "http://127.0.0.1/other", added];
    expect((await account.api("PATCH", `/api/portal/apps/${app.id}`, { redirectUris })).status).toBe(200);
    const go = async (redirect_uri: string, more: Record<string, string> = {}) => {
      const asked = { response_type: "code", client_id: app.clientId, redirect_uri, scope: "read", ...more };
      return (await browse(authorizePath(asked), { cookie: user.cookie })).location ?? "";
    };
    expect(await go(app.redirectUri)).toContain("code=");
    expect(await go(added)).toMatch(/^\/consent\?ticket=/);
    expect(getError(await go(added, { prompt: "none" }))).toMatchObject({ error: "consent_required" });
    // Denied, it is asked about again; allowed, it is not, and what was allowed before stays.
    await answerConsent(user, await go(added), { decision: "deny", scopes: [] });
    const allowed = await answerConsent(user, await go(added), { decision: "allow", scopes: ["read"] });
    expect(allowed.href).toMatch(/^https:\/\/evil\.example\.test\/callback\?code=/);
    expect([await go(added), await go(app.redirectUri)]).toEqual([
      expect.stringContaining("code="),
      expect.stringContaining("code="),
    ]);
    // A native app learns its port only when it listens (RFC 8252 §7.3).
    await answerConsent(user, await go("http://127.0.0.1:5001/cb"), { decision: "allow", scopes: ["read"] });
    expect(await go("http://127.0.0.1:5002/cb")).toContain("code=");
    expect(await go("http://127.0.0.1:5002/other")).toMatch(/^\/consent\?ticket=/);
  });

  test("a redirect URI that was removed and comes back is asked about anew", async ({ account }) => {
    const [kept, loopback] = ["https://app.example.test/callback", "http://127.0.0.1:4000/cb"];
    const app = await newApp(account, { redirectUris: [kept, loopback] });
    const user = await newAccount();
    const go = async (redirect_uri: string) => {
      const asked = { response_type: "code", client_id: app.clientId, redirect_uri, scope: "read" };
      return (await browse(authorizePath(asked), { cookie: user.cookie })).location ?? "";
    };
    for (const uri of [kept, "http://127.0.0.1:5001/cb"]) {
      await answerConsent(user, await go(uri), { decision: "allow", scopes: ["read"] });
    }
    const change = (redirectUris: string[]) => account.api("PATCH", `/api/portal/apps/${app.id}`, { redirectUris });
    await change([loopback, kept]);
    expect([await go(kept), await go("http://127.0.0.1:5002/cb")]).toEqual([
      expect.stringContaining("code="),
      expect.stringContaining("code="),
    ]);
    await change([kept]);
    await change([kept, loopback]);
    expect([await go(kept), await go("http://127.0.0.1:5001/cb")]).toEqual([
      expect.stringContaining("code="),
      expect.stringMatching(/^\/consent\?ticket=/),
    ]);
  });

  test("at another redirect URI all that was allowed is asked about, and what is unticked there is allowed no more", async ({
    account,
  }) => {
    const app = await newApp(account, { scopes: ["openid", "read", "write"] });
    const user = await newAccount();
    await getCallback(app, user, { scope: "read write" });
    const added = "https://evil.example.test/callback";
    const redirectUris = [app.redirectUri, added];
    expect((await account.api("PATCH", `/api/portal/apps/${app.id}`, { redirectUris })).status).toBe(200);
    const go = async (redirect_uri: string, scope: string) => {
      const asked = { response_type: "code", client_id: app.clientId, redirect_uri, scope };
      return (await browse(authorizePath(asked), { cookie: user.cookie })).location ?? "";
    };
    const ticket = await go(added, "openid");
    const { text } = await browse(ticket, { cookie: user.cookie });
    expect(["read", "write"].map((scope) => text.includes(`value="${scope}"`))).toEqual([true, true]);
    await answerConsent(user, ticket, { decision: "allow", scopes: ["write"] });
    expect(await go(added, "write")).toContain("code=");
    // Not ticked: neither there nor where it was allowed.
    expect(await go(added, "read")).toMatch(/^\/consent\?ticket=/);
    expect(await go(app.redirectUri, "read")).toMatch(/^\/consent\?ticket=/);
  });

  test("an optional scope that is unticked is not given", async ({ account }) => {
    const app = await newApp(account, { scopes: ["openid", "read", "write"] });
    const user = await newAccount();
    const path = authorizePath({ response_type: "code", client_id: app.clientId, redirect_uri: app.redirectUri });
    const { location } = await browse(path, { cookie: user.cookie });
    const callback = await answerConsent(user, location ?? "", { decision: "allow", scopes: ["read"] });
    expect(callback.searchParams.get("code")).not.toBeNull();
    const tokens = await tokensFor(app, user, { scope: "read" });
    expect(tokens.scope).toBe("read");
    expect((await browse(`${path}&scope=write`, { cookie: user.cookie })).location).toMatch(/^\/consent/);
  });

  test("prompt=none never shows a page", async ({ account }) => {
    const app = await newApp(account);
    const parameters = {
      response_type: "code",
      client_id: app.clientId,
      redirect_uri: app.redirectUri,
      prompt: "none",
    };
    const visitor = await browse(authorizePath(parameters));
    expect(getError(visitor.location)).toMatchObject({ error: "login_required", iss: baseUrl() });
    const user = await newAccount();
    const stranger = await browse(authorizePath(parameters), { cookie: user.cookie });
    expect(getError(stranger.location)).toMatchObject({ error: "consent_required" });
  });

  test("prompt=login asks for the password again, once", async ({ account }) => {
    const app = await newApp(account);
    const parameters = { response_type: "code", client_id: app.clientId, redirect_uri: app.redirectUri };
    const { location } = await browse(authorizePath({ ...parameters, prompt: "login" }), { cookie: account.cookie });
    const target = new URL(location ?? "", baseUrl());
    expect(target.pathname).toBe("/login");
    expect(target.searchParams.get("callbackUrl")).not.toContain("prompt");
  });

  test("errors of a request whose client is known go to the redirect URI", async ({ account }) => {
    const app = await newApp(account, { type: "public" });
    const { challenge } = newPkce();
    const good = {
      response_type: "code",
      client_id: app.clientId,
      redirect_uri: app.redirectUri,
      state: "st",
      code_challenge: challenge,
      code_challenge_method: "S256",
    };
    const cases: [Record<string, string>, string][] = [
      [{ response_type: "token" }, "unsupported_response_type"],
      [{ response_type: "" }, "invalid_request"],
      [{ code_challenge_method: "plain" }, "invalid_request"],
      [{ code_challenge_method: "" }, "invalid_request"],
      [{ code_challenge: "" }, "invalid_request"],
      [{ code_challenge: "short" }, "invalid_request"],
      [{ scope: "admin" }, "invalid_scope"],
      [{ resource: "https://other.example" }, "invalid_target"],
      [{ prompt: "none login" }, "invalid_request"],
      [{ response_mode: "fragment" }, "invalid_request"],
      [{ request: "eyJ" }, "request_not_supported"],
      [{ max_age: "soon" }, "invalid_request"],
    ];
    for (const [change, error] of cases) {
      const { status, location } = await browse(authorizePath({ ...good, ...change }), { cookie: account.cookie });
      expect(status, JSON.stringify(change)).toBe(303);
      expect(location?.startsWith(`${app.redirectUri}?`), JSON.stringify(change)).toBe(true);
      expect(getError(location)).toEqual({ error, error_description: expect.any(String), state: "st", iss: baseUrl() });
    }
    const twice = `${authorizePath(good)}&state=other`;
    expect(getError((await browse(twice, { cookie: account.cookie })).location)).toMatchObject({
      error: "invalid_request",
    });
  });

  test("the port of a loopback IP is free, and a native scheme is called back", async ({ account }) => {
    const app = await newApp(account, { redirectUris: ["http://127.0.0.1/cb", "com.example.app:/cb"] });
    const user = await newAccount();
    const loopback = await getCallback(app, user, { redirect_uri: "http://127.0.0.1:49152/cb" });
    expect(loopback.origin).toBe("http://127.0.0.1:49152");
    const native = await getCallback(app, user, { redirect_uri: "com.example.app:/cb" });
    expect(native.href).toMatch(/^com\.example\.app:\/cb\?code=/);
  });

  test("the request may be posted as a form", async ({ account }) => {
    const app = await newApp(account);
    const form = new URLSearchParams({
      response_type: "code",
      client_id: app.clientId,
      redirect_uri: app.redirectUri,
    });
    const { status, location } = await browse("/auth/oauth/authorize", { cookie: account.cookie, form });
    expect(status).toBe(303);
    expect(location).toMatch(/^\/consent\?ticket=/);
  });
});

test.describe("400", () => {
  test("a bad client or redirect URI is a page of ours, and never a redirect", async ({ account }) => {
    const app = await newApp(account, {
      redirectUris: ["https://app.example.test/cb", "https://app.example.test/two"],
    });
    const good = { response_type: "code", client_id: app.clientId, redirect_uri: "https://app.example.test/cb" };
    const cases: Record<string, string>[] = [
      { client_id: "nobody" },
      { client_id: "" },
      { client_id: "__proto__" },
      { redirect_uri: "https://app.example.test/cb/" },
      { redirect_uri: "https://app.example.test/CB" },
      { redirect_uri: "https://app.example.test/cb?x=1" },
      { redirect_uri: "https://app.example.test.evil.example/cb" },
      { redirect_uri: "https://app.example.test:8443/cb" },
      { redirect_uri: "http://app.example.test/cb" },
      { redirect_uri: "https://app.example.test/../cb" },
      { redirect_uri: "javascript:alert(1)" },
      { redirect_uri: "" },
    ];
    for (const change of cases) {
      const { status, location, text } = await browse(authorizePath({ ...good, ...change }), {
        cookie: account.cookie,
      });
      expect({ status, location }, JSON.stringify(change)).toEqual({ status: 400, location: null });
      expect(text).toContain("<html");
      if (change.redirect_uri) expect(text).not.toContain(change.redirect_uri);
    }
    const twice = `${authorizePath(good)}&client_id=other`;
    expect((await browse(twice, { cookie: account.cookie })).status).toBe(400);
  });

  test("a disabled app asks nobody for anything", async ({ account }) => {
    const app = await newApp(account);
    await account.api("PATCH", `/api/portal/apps/${app.id}`, { disabled: true });
    const path = authorizePath({ response_type: "code", client_id: app.clientId, redirect_uri: app.redirectUri });
    expect((await browse(path, { cookie: account.cookie })).status).toBe(400);
  });
});
