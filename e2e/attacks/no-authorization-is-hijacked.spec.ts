import { expect } from "playwright/test";
import { baseUrl, newAccount } from "../fixtures/account";
import { isLong } from "../fixtures/long-form";
import { asClient, authorizePath, browse, codeFor, getCallback, newApp, postForm } from "../fixtures/oauth";
import { findAll } from "../fixtures/send-documented";
import { test } from "../fixtures/test";

const AUTHORIZE = ["/auth/oauth/authorize", "/authorization/authorize"];
const TOKEN = ["/auth/oauth/token", "/authorization/token", "/api/oauth/token"];

const WEB = "https://app.example.test/callback";
const LOOPBACK = "http://127.0.0.1:4000/cb";
const PRIVATE = "com.example.app:/cb";

/** Addresses that a careless comparison would take for a registered one: by host, by path, by what browsers read. */
const LOOKALIKES = [
  ...["https://app.example.test", "https://app.example.test/", "https://app.example.test/callback/"],
  ...[`${WEB}?x=1`, `${WEB}#x`, `${WEB}/../evil`, `${WEB}/..;/`, `${WEB}%00`, `${WEB}%20`, `${WEB} `, ` ${WEB}`],
  ...["https://app.example.test/Callback", "https://APP.example.test/callback", "HTTPS://app.example.test/callback"],
  ...[
    "http://app.example.test/callback",
    "https://app.example.test:443/callback",
    "https://app.example.test:8443/callback",
  ],
  ...["https://app.example.test./callback", "https://app.example.test.evil.example/callback"],
  ...["https://evil.example/callback", "https://evil.example/https://app.example.test/callback"],
  ...["https://app.example.test@evil.example/callback", "https://evil.example#@app.example.test/callback"],
  ...["https://evil.example\\@app.example.test/callback", "https://app.example.test\\.evil.example/callback"],
  ...["https://sub.app.example.test/callback", "https://app.example.test%2eevil.example/callback"],
  ...["//app.example.test/callback", "/callback", "callback", "", "*", "https://*/callback", "null", "undefined"],
  ...["javascript:alert(1)//app.example.test/callback", "data:text/html,x", "file:///callback"],
  ...[
    "http://localhost:4000/cb",
    "http://[::1]:4000/cb",
    "http://127.0.0.1.evil.example:4000/cb",
    "http://127.1:4000/cb",
  ],
  ...[
    "http://127.0.0.1:4000/cb/",
    "http://127.0.0.1:4000/other",
    "https://127.0.0.1:4000/cb",
    "http://2130706433:4000/cb",
  ],
  ...[
    "com.example.app:/other",
    "com.example.app://cb",
    "com.example.app2:/cb",
    "COM.EXAMPLE.APP:/cb",
    "com.example.app:cb",
  ],
];

test("no address that only looks like a registered one is sent a browser, or shown as a link", async ({ account }) => {
  const app = await newApp(account, { type: "public", redirectUris: [WEB, LOOPBACK, PRIVATE], scopes: ["read"] });
  const attempts = AUTHORIZE.flatMap((path) => LOOKALIKES.map((uri) => ({ path, uri })));
  const found = await findAll(attempts, async ({ path, uri }) => {
    const asked = { response_type: "code", client_id: app.clientId, redirect_uri: uri, scope: "read", state: "st" };
    // Signed in and not, refused and not: an error must not lead there either.
    for (const cookie of isLong ? [account.cookie, undefined] : [account.cookie]) {
      for (const more of isLong ? [{}, { prompt: "none" }, { response_type: "token" }] : [{}, { prompt: "none" }]) {
        const { location, text } = await browse(authorizePath({ ...asked, ...more }, path), {
          ...(cookie && { cookie }),
        });
        const to = location === null ? null : new URL(location, baseUrl());
        if (to && (to.origin !== baseUrl() || to.pathname === "/consent")) return `${path} ${uri}: ${location}`;
        if (/href="[^"]*(?:evil\.example|app\.example\.test)/.test(text)) return `${path} ${uri}: a link`;
      }
    }
    return undefined;
  });
  expect(found).toEqual([]);
});

test("every answer of every authorize address says which server it is of, whatever was asked", async ({ account }) => {
  const metadata = await (await fetch(`${baseUrl()}/.well-known/oauth-authorization-server`)).json();
  expect(metadata).toMatchObject({ issuer: baseUrl(), authorization_response_iss_parameter_supported: true });
  const app = await newApp(account, { scopes: ["read"] });
  const asked = { response_type: "code", client_id: app.clientId, redirect_uri: app.redirectUri, scope: "read" };
  for (const path of AUTHORIZE) {
    const issuers: (string | null)[] = [(await getCallback(app, account, {}, path)).searchParams.get("iss")];
    for (const wrong of [{ response_type: "token" }, { scope: "nothing:at-all" }, { prompt: "none", max_age: "x" }]) {
      const { location } = await browse(authorizePath({ ...asked, ...wrong }, path), { cookie: account.cookie });
      issuers.push(new URL(location ?? "", baseUrl()).searchParams.get("iss"));
    }
    // Of an `iss` that the request brings along, nothing comes back.
    const { location } = await browse(
      authorizePath({ ...asked, response_type: "token", iss: "https://evil.example" }, path),
      { cookie: account.cookie },
    );
    expect(new URL(location ?? "", baseUrl()).searchParams.getAll("iss"), path).toEqual([baseUrl()]);
    expect(issuers, path).toEqual([baseUrl(), baseUrl(), baseUrl(), baseUrl()]);
  }
});

test("a code that a mixed-up client hands to another opens nothing, at no token address", async ({ account }) => {
  const honest = await newApp(account, { scopes: ["read"] });
  const evil = await newApp(await newAccount(), { scopes: ["read"], redirectUris: ["https://evil.example/callback"] });
  for (const path of TOKEN) {
    const code = await codeFor(honest, account);
    for (const redirect of [honest.redirectUri, evil.redirectUri]) {
      const fields = { grant_type: "authorization_code", code, redirect_uri: redirect, ...asClient(evil) };
      const { status, body } = await postForm<Record<string, unknown>>(path, fields);
      expect([path, status >= 400 && status < 500, body.access_token]).toEqual([path, true, undefined]);
    }
  }
});
