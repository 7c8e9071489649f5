import { expect } from "playwright/test";
import { type Account, call, newAccount } from "../fixtures/account";
import {
  asClient,
  authorizePath,
  bearer,
  browse,
  codeFor,
  newApp,
  postForm,
  query,
  tokensFor,
} from "../fixtures/oauth";
import { test } from "../fixtures/test";

interface Usage {
  total: { succeeded: number; refused: number; failed: number; milliseconds: number };
  points: { start: string; succeeded: number; refused: number }[];
  credentials: { id: string; name: string | null; succeeded: number; refused: number }[];
  apps: { id: string; name: string | null; succeeded: number }[];
  operations: { id: string; succeeded: number }[];
}

interface Served {
  id: string;
  status: number;
  path: string;
  failure: { code: string; explanation: { reason: string; expected?: string; received?: string } | null } | null;
}

const newKey = async (account: Account, more: object = {}) =>
  (
    await account.api<{ id: string; key: string; name: string }>("POST", "/api/portal/api-keys", {
      name: "Sync",
      ...more,
    })
  ).body;

const explain = async (account: Account, headers: Headers) =>
  account.api<Served>("GET", `/api/portal/usage/requests/${headers.get("x-request-id")}`);

test.describe("200", () => {
  test("calls are counted by credential, operation and time, for their owner alone", async ({ account }) => {
    const key = await newKey(account);
    for (let n = 0; n < 3; n++) await query({ "x-api-key": key.key });
    await query({ "x-api-key": key.key }, "nonsense {");
    const { status, body } = await account.api<Usage>("GET", "/api/portal/usage?period=day");
    expect(status).toBe(200);
    expect(body.total).toEqual({ succeeded: 3, refused: 1, failed: 0, milliseconds: expect.any(Number) });
    expect(body.points).toHaveLength(24);
    expect(body.points.at(-1)).toMatchObject({ succeeded: 3, refused: 1 });
    expect(body.credentials).toEqual([
      { id: key.id, name: "Sync", succeeded: 3, refused: 1, failed: 0, milliseconds: expect.any(Number) },
    ]);
    expect(body.operations).toEqual([
      expect.objectContaining({ id: "query", name: "query", succeeded: 3, refused: 1 }),
    ]);

    const other = await newAccount();
    const theirs = await other.api<Usage>("GET", `/api/portal/usage?credentialId=${key.id}`);
    expect(theirs.body.total).toEqual({ succeeded: 0, refused: 0, failed: 0, milliseconds: 0 });
    expect((await other.api("GET", `/api/portal/usage/requests?credentialId=${key.id}`)).body).toEqual({
      data: [],
      meta: { total: 0 },
    });
  });

  test("a call of an app is seen by its owner and by the person it acted for", async ({ account }) => {
    const developer = await newAccount();
    const app = await newApp(developer);
    const tokens = await tokensFor(app, account);
    await query(bearer(tokens.access_token));
    for (const person of [developer, account]) {
      const { body } = await person.api<Usage>("GET", `/api/portal/usage?period=week&applicationId=${app.id}`);
      expect(body.apps).toEqual([expect.objectContaining({ id: app.id, succeeded: 1 })]);
      expect(body.points).toHaveLength(28);
    }
  });

  test("each credential and app has its calls of seven days, for its owner alone", async ({ account }) => {
    const [key, app] = [await newKey(account), await newApp(account)];
    await newKey(account, { name: "Never called" });
    const person = await newAccount();
    const tokens = await tokensFor(app, person);
    for (let n = 0; n < 2; n++) await query({ "x-api-key": key.key });
    await query(bearer(tokens.access_token));
    const getLines = (who: Account) =>
      who.api<{ data: { id: string; calls: number[] }[] }>("GET", "/api/portal/usage/lines");
    const { status, body } = await getLines(account);
    expect(status).toBe(200);
    expect(body.data.sort((one, other) => (one.id === key.id ? -1 : other.id === key.id ? 1 : 0))).toEqual([
      { id: key.id, calls: [0, 0, 0, 0, 0, 0, 2] },
      { id: app.id, calls: [0, 0, 0, 0, 0, 0, expect.any(Number)] },
    ]);
    expect(body.data[1]?.calls[6]).toBeGreaterThanOrEqual(1);
    expect((await getLines(await newAccount())).body.data).toEqual([]);
  });

  test("the last requests of a credential are listed with how they went, and no more than a hundred are kept", async ({
    account,
  }) => {
    const key = await newKey(account);
    for (let n = 0; n < 104; n++) await query({ "x-api-key": key.key }, n === 103 ? "nothing { id }" : undefined);
    const path = `/api/portal/usage/requests?credentialId=${key.id}`;
    const { body } = await account.api<{ data: Served[]; meta: { total: number } }>("GET", path);
    expect(body.meta.total).toBe(100);
    expect(body.data[0]).toEqual({
      id: expect.stringMatching(/^req_/),
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      operation: "query",
      method: "POST",
      path: "/api/query",
      status: 400,
      milliseconds: expect.any(Number),
      address: expect.any(String),
      credentialId: key.id,
      applicationId: null,
      failure: { code: "validation", explanation: { reason: expect.stringContaining("nothing") } },
    });
    const refused = await account.api<{ data: Served[] }>("GET", `${path}&refused=true`);
    expect(refused.body.data).toHaveLength(1);
  });
});

test.describe("why a request was refused", () => {
  test("is told to the owner: a missing scope, with what the credential has", async ({ account }) => {
    const key = await newKey(account, { scopes: ["categories:read"] });
    const { status, headers } = await call("GET", "/api/v1/products", { headers: { "x-api-key": key.key } });
    expect(status).toBe(403);
    expect((await explain(account, headers)).body.failure).toEqual({
      code: "insufficient_scope",
      explanation: { reason: "A scope is missing.", expected: "products:read", received: "categories:read" },
    });
    expect((await explain(await newAccount(), headers)).status).toBe(404);
  });

  test("is told to the owner: revoked, and from which address", async ({ account }) => {
    const revoked = await newKey(account);
    await account.api("DELETE", `/api/portal/api-keys/${revoked.id}`);
    const after = await query({ "x-api-key": revoked.key });
    expect(after.body.error?.message).toBe("The API key is unknown or was revoked.");
    expect((await explain(account, after.headers)).body.failure).toEqual({
      code: "invalid_token",
      explanation: { reason: "It was revoked." },
    });

    const bound = await newKey(account, { allowedIps: ["203.0.113.0/24"] });
    const elsewhere = await query({ "x-api-key": bound.key });
    expect((await explain(account, elsewhere.headers)).body.failure).toEqual({
      code: "address_not_allowed",
      explanation: {
        reason: "The address is not on the allow list.",
        expected: "203.0.113.0/24",
        received: expect.stringMatching(/^(127\.0\.0\.1|::1)$/),
      },
    });
  });

  test("is told to an app's owner: the secret, the redirect URI, the code; the caller hears none of it", async ({
    account,
  }) => {
    const app = await newApp(account);
    const wrong = await postForm("/auth/oauth/token", {
      grant_type: "client_credentials",
      client_id: app.clientId,
      client_secret: "gth_sec_wrong",
    });
    expect((await explain(account, wrong.headers)).body.failure).toEqual({
      code: "invalid_client",
      explanation: { reason: "The client secret is none of those that the app has now." },
    });

    const page = await browse(
      authorizePath({ response_type: "code", client_id: app.clientId, redirect_uri: "https://evil.example/cb" }),
    );
    expect(page.status).toBe(400);
    expect(page.text).not.toContain("app.example.test");
    expect((await explain(account, page.headers)).body.failure).toEqual({
      code: "redirect_uri_mismatch",
      explanation: {
        reason: "The redirect_uri is not registered with the app.",
        expected: app.redirectUri,
        received: "https://evil.example/cb",
      },
    });

    const code = await codeFor(app, account);
    const exchange = { grant_type: "authorization_code", code, ...asClient(app) };
    await postForm("/auth/oauth/token", { ...exchange, redirect_uri: app.redirectUri });
    const again = await postForm("/auth/oauth/token", { ...exchange, redirect_uri: app.redirectUri });
    expect(again.body.error_description).toBe("The authorization code is unknown, expired or used.");
    const told = await explain(account, again.headers);
    expect(told.body.failure?.explanation?.reason).toBe(
      "The code was used before; the tokens that it led to are revoked.",
    );
    expect(JSON.stringify(told.body)).not.toContain(code);
  });
});
