import { expect } from "playwright/test";
import { call, newAccount } from "../fixtures/account";
import { asClient, codeFor, exchange, newApp, postForm, query } from "../fixtures/oauth";
import { test } from "../fixtures/test";

const PATH = "/api/portal/ip-allow-list";

test.describe("201", () => {
  test("an entry binds my credentials at the next call; the portal stays open to take it away", async ({ account }) => {
    const { body: key } = await account.api<{ key: string }>("POST", "/api/portal/api-keys", { name: "k" });
    const asKey = { "x-api-key": key.key };
    const { status, body } = await account.api<{ id: string }>("POST", PATH, {
      cidr: "203.0.113.7/24",
      label: "office",
    });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^ipa_/),
      cidr: "203.0.113.0/24",
      label: "office",
      createdAt: expect.any(String),
      holdsYou: false,
    });
    expect((await query(asKey)).status).toBe(403);
    expect((await account.api("GET", PATH)).body).toEqual({ data: [body], meta: { total: 1 } });
    expect((await account.api("DELETE", `${PATH}/${body.id}`)).status).toBe(200);
    expect((await query(asKey)).status).toBe(200);
  });

  test("the own machine in any spelling is the own machine", async ({ account }) => {
    const { body: key } = await account.api<{ key: string }>("POST", "/api/portal/api-keys", { name: "k" });
    for (const cidr of ["127.0.0.0/8", "::ffff:127.0.0.1", "::1/128"]) {
      const { body } = await account.api("POST", PATH, { cidr });
      expect(body).toMatchObject({ holdsYou: cidr !== "::1/128" });
    }
    expect((await query({ "x-api-key": key.key })).status).toBe(200);
  });
});

test("from elsewhere no code is exchanged, and an app of mine asks about no token", async ({ account }) => {
  const app = await newApp(account);
  const other = await newApp(await newAccount());
  const [before, after] = [await codeFor(app, account), await codeFor(other, account)];
  const { access_token: token } = (await exchange(app, before)).body;
  expect((await account.api("POST", PATH, { cidr: "203.0.113.0/24" })).status).toBe(201);
  expect(await exchange(other, after)).toMatchObject({ status: 403, body: { error: "access_denied" } });
  const asked = await postForm("/auth/oauth/introspect", { token, ...asClient(app) });
  expect(asked).toMatchObject({ status: 403, body: { error: "access_denied" } });
});

test.describe("400", () => {
  for (const cidr of ["", "nowhere", "1.2.3", "1.2.3.4/33", "::1/129", "1.2.3.4, 5.6.7.8", 7, null]) {
    test(`${JSON.stringify(cidr)} is no address`, async ({ account }) => {
      const { status, body } = await account.api("POST", PATH, { cidr });
      expect(status).toBe(400);
      expect(body).toMatchObject({ error: { details: [{ field: "cidr" }] } });
    });
  }
});

test.describe("404", () => {
  test("another person's entry", async ({ account }) => {
    const { body } = await account.api<{ id: string }>("POST", PATH, { cidr: "0.0.0.0/0" });
    const stranger = await newAccount();
    expect((await stranger.api("DELETE", `${PATH}/${body.id}`)).status).toBe(404);
  });
});

test.describe("409", () => {
  test("what is on the list already, however it is written", async ({ account }) => {
    await account.api("POST", PATH, { cidr: "203.0.113.0/24" });
    expect((await account.api("POST", PATH, { cidr: "203.0.113.99/24" })).status).toBe(409);
  });
});

test.describe("409 for a credential", () => {
  test("it cannot shut itself out, neither by an entry nor by taking one away", async ({ account }) => {
    const { body: key } = await account.api<{ key: string }>("POST", "/api/portal/api-keys", { name: "k" });
    const headers = { "x-api-key": key.key };
    expect((await call("POST", PATH, { headers, body: { cidr: "203.0.113.0/24" } })).status).toBe(409);
    const own = await call<{ id: string }>("POST", PATH, { headers, body: { cidr: "127.0.0.0/8" } });
    expect(own.status).toBe(201);
    const other = await call<{ id: string }>("POST", PATH, { headers, body: { cidr: "203.0.113.0/24" } });
    expect(other.status).toBe(201);
    expect((await call("DELETE", `${PATH}/${own.body.id}`, { headers })).status).toBe(409);
    expect((await account.api("GET", PATH)).body).toMatchObject({ meta: { total: 2 } });
    expect((await call("DELETE", `${PATH}/${other.body.id}`, { headers })).status).toBe(200);
    expect((await call("DELETE", `${PATH}/${own.body.id}`, { headers })).status).toBe(200);
  });
});
