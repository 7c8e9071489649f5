import { expect } from "playwright/test";
import sharp from "sharp";
import { baseUrl, newAccount, unique } from "../fixtures/account";
import { asClient, newApp, postForm, tokensFor } from "../fixtures/oauth";
import { test } from "../fixtures/test";

const PATH = "/api/portal/apps";
const wanted = {
  name: "Acme Sync",
  type: "confidential",
  redirectUris: ["https://acme.example/callback", "com.acme.sync:/callback", "http://127.0.0.1/callback"],
  scopes: ["read", "openid"],
  description: "Keeps stock in step.",
  homepageUrl: "https://acme.example",
};
interface App {
  id: string;
  clientId: string;
  clientSecret?: string;
  secrets: { id: string; hint: string; expiresAt: string | null }[];
}

test.describe("201", () => {
  test("makes a confidential app with its first secret", async ({ account }) => {
    const { status, body } = await account.api<App>("POST", PATH, wanted);
    expect(status).toBe(201);
    const { clientSecret } = body;
    expect(body).toEqual({
      ...wanted,
      id: expect.stringMatching(/^app_/),
      clientId: expect.stringMatching(/^[0-9A-Za-z]{24}$/),
      clientSecret: expect.stringMatching(/^gth_sec_[0-9A-Za-z]{36}$/),
      logoUrl: null,
      status: "active",
      secrets: [
        {
          id: expect.stringMatching(/^sec_/),
          hint: clientSecret?.slice(-4),
          createdAt: expect.any(String),
          expiresAt: null,
          lastUsedAt: null,
        },
      ],
      connections: 0,
      lastUsedAt: null,
      createdAt: expect.any(String),
    });
    expect((await account.api("GET", `${PATH}/${body.id}`)).body).not.toHaveProperty("clientSecret");
  });

  test("makes a public app without one", async ({ account }) => {
    const { body } = await account.api<App>("POST", PATH, { ...wanted, type: "public" });
    expect(body).not.toHaveProperty("clientSecret");
    expect(body.secrets).toEqual([]);
  });

  test("adds a second secret, and no third", async ({ account }) => {
    const { body } = await account.api<App>("POST", PATH, wanted);
    const second = await account.api<{ id: string }>("POST", `${PATH}/${body.id}/secrets`);
    expect(second.status).toBe(201);
    expect(second.body).toMatchObject({ clientSecret: expect.stringMatching(/^gth_sec_/) });
    expect((await account.api("POST", `${PATH}/${body.id}/secrets`)).status).toBe(409);
  });
});

test.describe("200", () => {
  test("reveals a secret after the password, drops the first of two, deletes the app", async ({ account }) => {
    const { body } = await account.api<App>("POST", PATH, wanted);
    const first = body.secrets[0]?.id;
    const reveal = (password: string) =>
      account.api("POST", `${PATH}/${body.id}/secrets/${first}/reveal`, { password });
    expect(await reveal(account.password)).toMatchObject({ status: 200, body: { clientSecret: body.clientSecret } });
    expect((await reveal("not the password")).status).toBe(403);
    const second = await account.api<{ id: string }>("POST", `${PATH}/${body.id}/secrets`, { overlapSeconds: 60 });
    expect((await account.api("DELETE", `${PATH}/${body.id}/secrets/${first}`)).status).toBe(200);
    const left = await account.api<App>("GET", `${PATH}/${body.id}`);
    expect(left.body.secrets.map(({ id }) => id)).toEqual([second.body.id]);
    expect((await account.api("DELETE", `${PATH}/${body.id}`)).status).toBe(200);
    expect((await account.api("GET", PATH)).body).toEqual({ data: [], meta: { total: 0 } });
  });

  test("changes what is sent and nothing else", async ({ account }) => {
    const { clientSecret: _, ...made } = (await account.api<App>("POST", PATH, wanted)).body;
    const { body } = await account.api("PATCH", `${PATH}/${made.id}`, { logoUrl: "https://acme.example/logo.png" });
    expect(body).toEqual({ ...made, logoUrl: "https://acme.example/logo.png" });
  });
});

test.describe("200, of the secrets", () => {
  test("says which of two secrets is still in use", async ({ account }) => {
    const app = await newApp(account);
    const second = await account.api<{ id: string }>("POST", `${PATH}/${app.id}/secrets`, {});
    await postForm("/auth/oauth/token", { grant_type: "client_credentials", ...asClient(app) });
    const uses = async () => {
      const { body } = await account.api<{ secrets: { id: string; lastUsedAt: string | null }[] }>(
        "GET",
        `${PATH}/${app.id}`,
      );
      return body.secrets.map(({ id, lastUsedAt }) => [
        id === second.body.id ? "second" : "first",
        lastUsedAt !== null,
      ]);
    };
    await expect.poll(uses, { timeout: 20_000 }).toEqual([
      ["first", true],
      ["second", false],
    ]);
  });
});

/** A picture of one colour, in base64. */
const picture = async (background: string) =>
  (
    await sharp({ create: { width: 600, height: 600, channels: 4, background } })
      .png()
      .toBuffer()
  ).toString("base64");

test.describe("200, of the logo", () => {
  test("serves a drawn picture at an address of its own, to anyone, until it is replaced or removed", async ({
    account,
  }) => {
    const app = await newApp(account);
    const logo = `${PATH}/${app.id}/logo`;
    const { status, body } = await account.api<{ logoUrl: string }>("PUT", logo, { picture: await picture("#0f766e") });
    expect([status, body.logoUrl]).toEqual([200, expect.stringMatching(/^\/logos\/[0-9a-f]{64}$/)]);
    const served = await fetch(baseUrl() + body.logoUrl);
    expect([
      served.status,
      ...["content-type", "cache-control", "x-content-type-options"].map((name) => served.headers.get(name)),
    ]).toEqual([200, "image/webp", "public, max-age=31536000, immutable", "nosniff"]);
    const { format, width } = await sharp(await served.arrayBuffer()).metadata();
    expect([format, width]).toEqual(["webp", 256]);

    const second = await account.api<{ logoUrl: string }>("PUT", logo, {
      picture: await picture(`#${unique("").slice(0, 6)}`),
    });
    expect(second.body.logoUrl).not.toBe(body.logoUrl);
    const removed = await account.api("DELETE", logo);
    expect([removed.status, removed.body.logoUrl]).toEqual([200, null]);
    expect((await fetch(baseUrl() + second.body.logoUrl)).status).toBe(404);
  });
});

test.describe("200, of the connections", () => {
  test("names people as far as they let the app know them", async ({ account }) => {
    const app = await newApp(account, { scopes: ["read", "profile", "email"] });
    const [open, closed] = [await newAccount(), await newAccount()];
    await tokensFor(app, open);
    await tokensFor(app, closed, { scope: "read" });
    const { body } = await account.api("GET", `${PATH}/${app.id}/connections`);
    const facts = { id: expect.stringMatching(/^grt_/), createdAt: expect.any(String), lastUsedAt: expect.any(String) };
    expect(body).toEqual({
      data: [
        { ...facts, person: { id: closed.id, name: null, email: null }, scopes: ["read"] },
        {
          ...facts,
          person: { id: open.id, name: open.name, email: open.email },
          scopes: expect.arrayContaining(["read", "profile", "email"]),
        },
      ],
      meta: { total: 2, next: null },
    });
    const pages = `${PATH}/${app.id}/connections?limit=1`;
    const { body: first } = await account.api<{ meta: { next: string } }>("GET", pages);
    const { body: second } = await account.api("GET", `${pages}&after=${first.meta.next}`);
    expect(second).toMatchObject({ data: [{ person: { id: open.id } }], meta: { total: 2 } });
  });
});

test.describe("400", () => {
  test("names that cannot be seen, and addresses that are not what they look like, are refused with the field", async ({
    account,
  }) => {
    const good = { name: "Acme", type: "confidential", redirectUris: ["https://app.example/cb"], scopes: ["read"] };
    for (const [field, value] of [
      ["name", "\u200b"],
      ["name", "\u3164"],
      ["homepageUrl", "https://user:pw@evil.example/"],
      ["homepageUrl", "https:evil.example"],
      ["homepageUrl", "https://аррӏе.com/"],
      ["logoUrl", "https://a\u200bb.example/"],
      ["redirectUris.0", ["https:evil.example"]],
      ["redirectUris.0", ["https://bücher.example/cb"]],
    ] as const) {
      const { status, body } = await account.api("POST", PATH, { ...good, [field.split(".")[0] ?? ""]: value });
      expect([value, status, body]).toMatchObject([value, 400, { error: { details: [{ field }] } }]);
    }
  });

  test("a logo that is no picture, is too large or is not base64 is refused, and the old one stays", async ({
    account,
  }) => {
    const app = await newApp(account);
    const logo = `${PATH}/${app.id}/logo`;
    const before = await account.api("PUT", logo, { picture: await picture("#123456") });
    const base64 = (text: string) => Buffer.from(text).toString("base64");
    for (const bad of [base64("<svg/>"), base64("GIF89a, or so it says"), "%%%", "", base64("x".repeat(600_000)), 7]) {
      const { status, body } = await account.api("PUT", logo, { picture: bad });
      expect([status, body]).toMatchObject([400, { error: { details: [{ field: "picture" }] } }]);
    }
    expect((await account.api("GET", `${PATH}/${app.id}`)).body.logoUrl).toBe(before.body.logoUrl);
  });

  for (const [field, value] of [
    ["redirectUris.0", { redirectUris: ["http://acme.example/callback"] }],
    ["redirectUris.0", { redirectUris: ["https://acme.example/callback#x"] }],
    ["redirectUris.0", { redirectUris: ["https://*.acme.example/"] }],
    ["redirectUris.0", { redirectUris: ["https://u:p@acme.example/"] }],
    ["redirectUris.0", { redirectUris: ["javascript:alert(1)//https://acme.example"] }],
    ["redirectUris.1", { redirectUris: ["https://acme.example/", "acme:/callback"] }],
    ["redirectUris.0", { redirectUris: ["https://acme.example/\u0000"] }],
    ["redirectUris", { redirectUris: [], type: "public" }],
    ["scopes", { scopes: [] }],
    ["scopes", { scopes: ["no:such"] }],
    ["scopes.0", { scopes: ["two words"] }],
    ["type", { type: "secret" }],
    ["homepageUrl", { homepageUrl: "javascript:alert(1)" }],
    ["logoUrl", { logoUrl: "data:image/png;base64,AA==" }],
    ["description", { description: "a\u0000b" }],
  ] as const) {
    test(`names ${field} for ${JSON.stringify(value)}`, async ({ account }) => {
      const { status, body } = await account.api("POST", PATH, { ...wanted, ...value });
      expect(status).toBe(400);
      expect(body).toMatchObject({ error: { code: "VALIDATION_FAILURE", details: [{ field }] } });
    });
  }
});

test.describe("403", () => {
  test("a scope that its developer does not hold", async ({ account }) => {
    const { status, body } = await account.api("POST", PATH, { ...wanted, scopes: ["admin"] });
    expect(status).toBe(403);
    expect(body).toMatchObject({ error: { code: "FORBIDDEN", details: [{ field: "scopes" }] } });
  });
});

test.describe("404", () => {
  test("another person's app, whatever is tried with it", async ({ account }) => {
    const { body } = await account.api<App>("POST", PATH, wanted);
    const stranger = await newAccount();
    const secret = `${PATH}/${body.id}/secrets/${body.secrets[0]?.id}`;
    for (const [method, path, sent] of [
      ["GET", `${PATH}/${body.id}`, undefined],
      ["PATCH", `${PATH}/${body.id}`, { redirectUris: ["https://evil.example/"] }],
      ["POST", `${PATH}/${body.id}/secrets`, {}],
      ["POST", `${secret}/reveal`, { password: stranger.password }],
      ["DELETE", secret, undefined],
      ["PUT", `${PATH}/${body.id}/logo`, { picture: await picture("#123456") }],
      ["DELETE", `${PATH}/${body.id}/logo`, undefined],
      ["GET", `${PATH}/${body.id}/connections`, undefined],
      ["DELETE", `${PATH}/${body.id}`, undefined],
    ] as const) {
      expect((await stranger.api(method, path, sent)).status).toBe(404);
    }
    expect((await account.api("GET", `${PATH}/${body.id}`)).body).toMatchObject({ redirectUris: wanted.redirectUris });
  });
});
