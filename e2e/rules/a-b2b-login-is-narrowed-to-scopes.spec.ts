import { expect } from "playwright/test";
import { type Account, call } from "../fixtures/account";
import { logIn, newB2bLogin, refreshPair } from "../fixtures/b2b";
import { bearer, query } from "../fixtures/oauth";
import { test } from "../fixtures/test";

const may = async (token: string) => ({
  read: (await query(bearer(token), "products(limit: 1) { id }")).status === 200,
  // What does not exist is looked for only once the scope is there.
  write: (await call("DELETE", "/api/v1/products/999999", { headers: bearer(token) })).status === 404,
});

const READS = { read: true, write: false };
const READS_AND_WRITES = { read: true, write: true };

const rescope = (account: Account, id: string, scopes: string[] | null) =>
  account.api("PATCH", `/api/portal/credentials/${id}`, { scopes });

test("a narrowed B2B login gets tokens for its scopes and no more, by login and by refresh", async ({ account }) => {
  const login = await newB2bLogin(account, { scopes: ["products:read"] });
  expect(login).toMatchObject({ scopes: ["products:read"] });
  const { data } = (await logIn(login)).body;
  expect(await may(data.access_token)).toEqual(READS);
  const again = (await refreshPair(data.refresh_token)).body.data;
  expect(await may(again.access_token)).toEqual(READS);
});

test("narrowing a B2B login binds the tokens that it has from their next call on; widening is for new ones", async ({
  account,
}) => {
  const login = await newB2bLogin(account);
  expect(login).toMatchObject({ scopes: null });
  const first = (await logIn(login)).body.data;
  expect(await may(first.access_token)).toEqual(READS_AND_WRITES);
  expect(await rescope(account, login.id, ["products:read"])).toMatchObject({
    status: 200,
    body: { scopes: ["products:read"] },
  });
  expect(await may(first.access_token)).toEqual(READS);
  const refreshed = (await refreshPair(first.refresh_token)).body.data;
  expect(await may(refreshed.access_token)).toEqual(READS);
  const narrow = (await logIn(login)).body.data;
  expect(await rescope(account, login.id, null)).toMatchObject({ status: 200, body: { scopes: null } });
  expect(await may(narrow.access_token)).toEqual(READS);
  expect(await may((await logIn(login)).body.data.access_token)).toEqual(READS_AND_WRITES);
});

test("a B2B login is widened only by who holds the scopes, and scopes are taken from it by anybody who manages it", async ({
  account,
}) => {
  const { body } = await account.api<{ token: string }>("POST", "/api/portal/tokens", {
    name: "automation",
    scopes: ["portal"],
  });
  const patch = (id: string, scopes: string[] | null) =>
    call("PATCH", `/api/portal/credentials/${id}`, { headers: bearer(body.token), body: { scopes } });
  const login = await newB2bLogin(account, { scopes: ["products:read", "products:write"] });
  expect((await patch(login.id, ["products:read", "categories:read"])).status).toBe(403);
  expect((await patch(login.id, null)).status).toBe(403);
  expect(await patch(login.id, ["products:read"])).toMatchObject({ status: 200, body: { scopes: ["products:read"] } });
});

test("scopes of API keys and access tokens stay as they were made", async ({ account }) => {
  for (const path of ["/api/portal/api-keys", "/api/portal/tokens"]) {
    const { body } = await account.api<{ id: string }>("POST", path, { name: "x", scopes: ["read"] });
    expect((await account.api("PATCH", `${path}/${body.id}`, { scopes: ["products:read"] })).status).toBe(400);
  }
});
