import { expect } from "playwright/test";
import { call } from "../fixtures/account";
import { apiCaller } from "../fixtures/api-caller";
import { apiError } from "../fixtures/api-error";
import { expectOpenPreflight } from "../fixtures/methods";
import { asClient, bearer, newApp, postForm } from "../fixtures/oauth";
import { test } from "../fixtures/test";

const WHOAMI = "/authorization/whoami";

test.describe("200", () => {
  test("a person's credential tells who they are and what it may do now", async ({ account }) => {
    const caller = await apiCaller(account, ["read"]);
    const { status, body, headers } = await caller.send(WHOAMI);
    expect({ status, body, stored: headers.get("cache-control") }).toEqual({
      status: 200,
      stored: "no-store",
      body: {
        id: account.id,
        name: account.name,
        email: account.email,
        username: account.username,
        role: "Consumer",
        clientId: null,
        scopes: ["read"],
      },
    });
  });

  test("an app that acts for itself is itself", async ({ account }) => {
    const app = await newApp(account, { scopes: ["read"] });
    const tokens = await postForm("/auth/oauth/token", { grant_type: "client_credentials", ...asClient(app) });
    const { body } = await call("GET", WHOAMI, { headers: bearer(tokens.body.access_token) });
    expect(body).toEqual({
      id: app.clientId,
      name: app.clientId,
      email: null,
      username: null,
      role: null,
      clientId: app.clientId,
      scopes: ["read"],
    });
  });
});

test.describe("401", () => {
  test("nobody in particular is asked for a credential", async () => {
    const { status, body, headers } = await call("GET", WHOAMI);
    expect({ status, body }).toEqual(apiError("unauthorized"));
    expect(headers.get("www-authenticate")).toMatch(/^Bearer realm="Gatehouse"/);
  });
});

test.describe("OPTIONS", () => {
  test("preflight of any origin is answered, without credentials", () =>
    expectOpenPreflight(WHOAMI, "GET, HEAD, OPTIONS"));
});
