import { expect } from "playwright/test";
import { call, newAccount } from "../fixtures/account";
import { apiCaller } from "../fixtures/api-caller";
import { apiError } from "../fixtures/api-error";
import { expectOpenPreflight } from "../fixtures/methods";
import { asClient, bearer, newApp, postForm, tokensFor } from "../fixtures/oauth";
import { test } from "../fixtures/test";

const USERINFO = "/auth/oauth/userinfo";

test.describe("200", () => {
  test("each claim is given for the scope that opens it, by GET and by POST", async ({ account }) => {
    const user = await newAccount();
    const profile = { name: user.name, preferred_username: user.username };
    const email = { email: user.email, email_verified: false };
    const cases: [string[], object][] = [
      [["openid"], {}],
      [["openid", "profile"], profile],
      [["openid", "email"], email],
      [["openid", "profile", "email"], { ...profile, ...email }],
    ];
    for (const [scopes, claims] of cases) {
      const { access_token } = await tokensFor(await newApp(account, { scopes }), user);
      for (const method of ["GET", "POST"]) {
        const { status, body, headers } = await call(method, USERINFO, { headers: bearer(access_token) });
        expect({ status, body }, scopes.join(" ")).toEqual({ status: 200, body: { sub: user.id, ...claims } });
        expect(headers.get("cache-control")).toBe("no-store");
      }
    }
  });
});

test.describe("401", () => {
  test("nobody is told that a credential is needed, and a bad token that it is bad", async () => {
    const nobody = await call("GET", USERINFO);
    expect({ status: nobody.status, body: nobody.body }).toEqual(apiError("unauthorized"));
    expect(nobody.headers.get("www-authenticate")).toMatch(
      /^Bearer realm="Gatehouse", scope="openid", resource_metadata=/,
    );
    const bad = await call("GET", USERINFO, { headers: bearer("a.b.c") });
    expect({ status: bad.status, body: bad.body }).toEqual(apiError("unauthorized"));
    expect(bad.headers.get("www-authenticate")).toMatch(/^Bearer error="invalid_token"/);
  });
});

test.describe("403", () => {
  test("a token without openid, and one that acts for no person, are not enough", async ({ account, admin }) => {
    const reader = await tokensFor(await newApp(account, { scopes: ["read"] }), await newAccount());
    const without = await call("GET", USERINFO, { headers: bearer(reader.access_token) });
    expect({ status: without.status, body: without.body }).toEqual(apiError("forbidden"));
    expect(without.headers.get("www-authenticate")).toMatch(/error="insufficient_scope".*scope="openid"/);
    const app = await newApp(admin, { scopes: ["openid"] });
    const own = await postForm("/auth/oauth/token", { grant_type: "client_credentials", ...asClient(app) });
    const appItself = await call("GET", USERINFO, { headers: bearer(own.body.access_token) });
    expect({ status: appItself.status, body: appItself.body }).toEqual(apiError("forbidden"));
  });

  test("an API key narrowed to reading is not enough", async ({ account }) => {
    const caller = await apiCaller(account, ["read"]);
    const { status, body } = await caller.send(USERINFO);
    expect({ status, body }).toEqual(apiError("forbidden"));
  });
});

test.describe("OPTIONS", () => {
  test("preflight of any origin is answered, without credentials", () =>
    expectOpenPreflight(USERINFO, "GET, HEAD, POST, OPTIONS"));
});
