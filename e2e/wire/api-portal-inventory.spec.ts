import { expect } from "playwright/test";
import { type Account, call, newAccount, signIn } from "../fixtures/account";
import { asClient, bearer, newApp, postForm, query, tokensFor } from "../fixtures/oauth";
import { test } from "../fixtures/test";

interface Item {
  kind: string;
  id: string;
  status: string;
  current: boolean;
}

const loadInventory = async (account: Account) =>
  (await account.api<{ data: Item[] }>("GET", "/api/portal/inventory")).body.data;

/** One of each kind of thing that can act for an account, with a call that each makes. */
async function equip(account: Account) {
  const key = await account.api<{ key: string }>("POST", "/api/portal/api-keys", { name: "Key" });
  const pat = await account.api<{ token: string }>("POST", "/api/portal/tokens", { name: "Token", scopes: ["read"] });
  const b2b = await account.api<{ username: string; password: string }>("POST", "/api/portal/credentials", {
    name: "Partner",
  });
  const { username, password } = b2b.body;
  const partner = await call<{ data: { access_token: string } }>("POST", "/auth/login", {
    body: { username, password },
  });
  const own = await newApp(account);
  const itself = await postForm("/auth/oauth/token", { grant_type: "client_credentials", ...asClient(own) });
  const connected = await tokensFor(await newApp(await newAccount()), account);
  const program = await call<{ token: string }>("POST", "/consumer/login", {
    body: { username: account.username, password: account.password },
  });
  const elsewhere = await signIn(account.email, account.password);
  return {
    calls: {
      key: () => query({ "x-api-key": key.body.key }),
      token: () => query(bearer(pat.body.token)),
      partner: () => query(bearer(partner.body.data.access_token)),
      app: () => query(bearer(itself.body.access_token)),
      connection: () => query(bearer(connected.access_token)),
      program: () => query(bearer(program.body.token)),
      browser: () => call("GET", "/api/portal/me", { headers: { cookie: elsewhere } }),
    },
  };
}

async function getStatuses(calls: Record<string, () => Promise<{ status: number }>>) {
  const pairs = Object.entries(calls).map(async ([name, make]) => [name, (await make()).status] as const);
  return Object.fromEntries(await Promise.all(pairs));
}

test.describe("GET 200", () => {
  test("lists everything that can act for the caller, and marks what the call came with", async ({ account }) => {
    await equip(account);
    const items = await loadInventory(account);
    expect(items.map(({ kind }) => kind).sort()).toEqual(
      ["access-token", "api-key", "app", "b2b-login", "connection", "password-login", "session", "session"].sort(),
    );
    expect(items.filter(({ current }) => current).map(({ kind }) => kind)).toEqual(["session"]);
    expect(items.find(({ kind }) => kind === "api-key")).toEqual({
      kind: "api-key",
      id: expect.stringMatching(/^key_/),
      name: "Key",
      mark: expect.stringMatching(/^gth_key_\w{4}…$/),
      scopes: null,
      status: "active",
      current: false,
      expiresAt: null,
      lastUsedAt: null,
      lastUsedAddress: null,
      createdAt: expect.stringMatching(/Z$/),
    });
  });
});

test.describe("POST revoke 200", () => {
  test("with nothing said, everything is refused from its next call on but the browser that asks", async ({
    account,
  }) => {
    const { calls } = await equip(account);
    expect(new Set(Object.values(await getStatuses(calls)))).toEqual(new Set([200]));
    const { status, body } = await account.api("POST", "/api/portal/inventory/revoke", {});
    expect([status, body]).toEqual([
      200,
      {
        ended: {
          "api-key": 1,
          "access-token": 1,
          "b2b-login": 1,
          app: 1,
          connection: 1,
          "password-login": 1,
          session: 1,
        },
      },
    ]);
    expect(await getStatuses(calls)).toEqual({
      key: 401,
      token: 401,
      partner: 401,
      app: 403,
      connection: 401,
      program: 401,
      browser: 401,
    });
    // The app is disabled, not gone: its owner can enable it again.
    expect((await loadInventory(account)).map(({ kind, status, current }) => [kind, status, current])).toEqual([
      ["session", "active", true],
      ["app", "disabled", false],
    ]);
    const { body: activity } = await account.api<{ data: { action: string }[] }>("GET", "/api/portal/activity");
    expect(activity.data[0]?.action).toBe("inventory.revoke-all");
  });

  test("with kinds, the other kinds work on, and so does everything of other people", async ({ account }) => {
    const { calls } = await equip(account);
    const stranger = await newAccount();
    const others = (await equip(stranger)).calls;
    await account.api("POST", "/api/portal/inventory/revoke", { kinds: ["api-key", "connection"] });
    expect(await getStatuses(calls)).toEqual({
      key: 401,
      token: 200,
      partner: 200,
      app: 200,
      connection: 401,
      program: 200,
      browser: 200,
    });
    expect(new Set(Object.values(await getStatuses(others)))).toEqual(new Set([200]));
  });
});

test.describe("POST revoke 400", () => {
  test("an unknown kind or none is named, and nothing ends", async ({ account }) => {
    const { calls } = await equip(account);
    for (const kinds of [["everything"], [], "api-key"]) {
      const { status, body } = await account.api("POST", "/api/portal/inventory/revoke", { kinds });
      expect([status, body]).toMatchObject([400, { error: { details: [{ field: expect.stringMatching(/^kinds/) }] } }]);
    }
    expect(new Set(Object.values(await getStatuses(calls)))).toEqual(new Set([200]));
  });
});

test.describe("DELETE 200", () => {
  test("ends one thing and leaves the rest", async ({ account }) => {
    const { calls } = await equip(account);
    const program = (await loadInventory(account)).find(({ kind }) => kind === "password-login");
    expect((await account.api("DELETE", `/api/portal/inventory/${program?.id}`)).status).toBe(200);
    expect(await getStatuses(calls)).toEqual({
      key: 200,
      token: 200,
      partner: 200,
      app: 200,
      connection: 200,
      program: 401,
      browser: 200,
    });
  });
});

test.describe("DELETE 404", () => {
  test("what is somebody else's is not there, and works on", async ({ account }) => {
    const stranger = await newAccount();
    const { calls } = await equip(stranger);
    for (const { id } of await loadInventory(stranger)) {
      expect((await account.api("DELETE", `/api/portal/inventory/${id}`)).status).toBe(404);
    }
    expect(new Set(Object.values(await getStatuses(calls)))).toEqual(new Set([200]));
  });
});
