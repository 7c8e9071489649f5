import { expect } from "playwright/test";
import { readScope, writeScope } from "../../lib/entities/catalog";
import { catalog } from "../../lib/entities/served-catalog";
import { call, newAccount, signIn } from "../fixtures/account";
import { newApp, tokensFor } from "../fixtures/oauth";
import { test } from "../fixtures/test";

test.describe("/api/portal/sessions", () => {
  test("lists where I am signed in, and signs out there", async ({ account }) => {
    const other = await signIn(account.email, account.password);
    const { body } = await account.api<{ data: { id: string; current: boolean }[] }>("GET", "/api/portal/sessions");
    expect(body.data).toHaveLength(2);
    expect(body.data).toContainEqual({
      id: expect.stringMatching(/^ses_/),
      current: true,
      address: expect.stringMatching(/^(127\.0\.0\.1|::1)$/),
      userAgent: expect.any(String),
      createdAt: expect.any(String),
      lastSeenAt: expect.any(String),
      expiresAt: expect.any(String),
    });
    const elsewhere = body.data.find(({ current }) => !current)?.id;
    expect((await account.api("DELETE", `/api/portal/sessions/${elsewhere}`)).status).toBe(200);
    expect((await call("GET", "/api/portal/me", { headers: { cookie: other } })).status).toBe(401);
    expect((await account.api("DELETE", `/api/portal/sessions/${elsewhere}`)).status).toBe(404);
  });

  test("signs out everywhere else at once", async ({ account }) => {
    const others = [await signIn(account.email, account.password), await signIn(account.email, account.password)];
    expect((await account.api("DELETE", "/api/portal/sessions")).body).toEqual({ ended: 2 });
    for (const cookie of others) {
      expect((await call("GET", "/api/portal/me", { headers: { cookie } })).status).toBe(401);
    }
    expect((await account.api("GET", "/api/portal/me")).status).toBe(200);
  });

  test("is nobody else's to end", async ({ account }) => {
    const { body } = await account.api<{ data: { id: string }[] }>("GET", "/api/portal/sessions");
    const stranger = await newAccount();
    expect((await stranger.api("DELETE", `/api/portal/sessions/${body.data[0]?.id}`)).status).toBe(404);
  });
});

test.describe("/api/portal/scopes", () => {
  test("lists what my role can give, in plain words, with the operations that each opens", async ({ account }) => {
    const { body } = await account.api<{ data: { name: string; operations: unknown[] }[] }>(
      "GET",
      "/api/portal/scopes",
    );
    const ofEntities = catalog.entities.flatMap((entity) => [readScope(entity), writeScope(entity)]);
    const broad = ["email", "openid", "portal", "profile", "read", "write"];
    expect(body.data.map(({ name }) => name)).toEqual([...ofEntities, ...broad].sort());
    expect(body.data.find(({ name }) => name === "products:read")).toEqual({
      name: "products:read",
      description: expect.stringMatching(/\w/),
      includedIn: "read",
      operations: expect.arrayContaining([{ method: "GET", path: "/api/v1/products", summary: expect.any(String) }]),
    });
  });
});

test.describe("/api/portal/grants", () => {
  test("lists the apps that may act for me, and disconnects mine only", async ({ account }) => {
    const app = await newApp(account, { name: "Acme Sync" });
    const user = await newAccount();
    await tokensFor(app, user, { scope: "read" });
    const { body } = await user.api<{ data: { id: string }[] }>("GET", "/api/portal/grants");
    expect(body).toEqual({
      data: [
        {
          id: expect.stringMatching(/^grt_/),
          app: {
            clientId: app.clientId,
            name: "Acme Sync",
            description: "",
            logoUrl: null,
            homepageUrl: null,
            owner: account.name,
          },
          scopes: ["read"],
          createdAt: expect.any(String),
          lastUsedAt: expect.any(String),
        },
      ],
      meta: { total: 1 },
    });
    const grant = `/api/portal/grants/${body.data[0]?.id}`;
    expect((await account.api("DELETE", grant)).status).toBe(404);
    expect((await user.api("DELETE", grant)).status).toBe(200);
    expect((await user.api("GET", "/api/portal/grants")).body).toEqual({ data: [], meta: { total: 0 } });
    expect((await user.api("DELETE", grant)).status).toBe(404);
  });
});

test.describe("/api/portal/activity", () => {
  test("lists what happened to my account and to nobody else's, newest first, without secrets", async ({ account }) => {
    const { body: key } = await account.api<{ id: string; key: string }>("POST", "/api/portal/api-keys", {
      name: "CI",
    });
    const { body } = await account.api<{ data: { action: string }[] }>("GET", "/api/portal/activity");
    expect(body.data.map(({ action }) => action)).toEqual(["api-key.create", "session.start", "user.sign-up"]);
    expect(body.data[0]).toEqual({
      n: expect.any(Number),
      at: expect.any(String),
      action: "api-key.create",
      actor: { id: account.id, name: account.name },
      credential: expect.stringMatching(/^ses_/),
      target: { type: "api-key", id: key.id },
      detail: { name: "CI", prefix: key.key.slice(0, 12), scopes: null },
      address: expect.any(String),
      requestId: expect.stringMatching(/^req_/),
    });
    expect(JSON.stringify(body)).not.toContain(key.key);
    const page = await account.api<{ data: unknown[]; meta: { next: number } }>("GET", "/api/portal/activity?limit=1");
    expect(page.body.data).toHaveLength(1);
    const next = await account.api<{ data: { action: string }[] }>(
      "GET",
      `/api/portal/activity?before=${page.body.meta.next}&limit=1`,
    );
    expect(next.body.data.map(({ action }) => action)).toEqual(["session.start"]);
    for (const query of ["limit=0", "limit=1000", "before=x", "before=-1"]) {
      expect((await account.api("GET", `/api/portal/activity?${query}`)).status).toBe(400);
    }
  });
});
