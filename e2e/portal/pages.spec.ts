import { readdirSync, readFileSync } from "node:fs";
import { expect } from "playwright/test";
import { type Account, call, newAccount } from "../fixtures/account";
import { test } from "../fixtures/test";
import { expectAccessible } from "./accessible";
import { signInAs } from "./signed-in";
import { expectSound } from "./sound-page";

const OPEN = [
  ["/", "Gatehouse", "From sign-up to a working call in minutes"],
  ["/login", "Sign in · Gatehouse", "Sign in"],
  ["/signup", "Create account · Gatehouse", "Create account"],
  ["/reset-password", "Forgotten password · Gatehouse", "Forgotten password"],
  ["/reset-password/some-token", "New password · Gatehouse", "New password"],
  ["/verify-email", "Confirm your email address · Gatehouse", "Confirm your email address"],
  ["/verify-email/some-token", "Confirm your email address · Gatehouse", "Confirm your email address"],
  ["/request-access", "Request access · Gatehouse", "Request access"],
  ["/request-access/some-token", "Your request for access · Gatehouse", "There is no request under this link"],
  ["/request-access/accept/some-token", "Your credential · Gatehouse", "That link is no longer good"],
  [
    "/authorize-error?reason=unknown_client",
    "The app could not be connected · Gatehouse",
    "This app is not known here",
  ],
] as const;

/** Each page of the help, with its title and its first heading as they stand in its file. */
const HELP = readdirSync("app/(site)/help/_pages").map((file) => {
  const text = readFileSync(`app/(site)/help/_pages/${file}`, "utf8");
  const [, title = "", heading = ""] = /^# (.+)$[\s\S]*?^## (.+)$/m.exec(text) ?? [];
  const path = file === "overview.md" ? "" : `/${file.replace(".md", "")}`;
  return [`/help/en/api${path}`, `${title} · Help · Gatehouse`, heading.replaceAll("`", "")] as const;
});

for (const [path, title, ready] of [...OPEN, ...HELP]) {
  test(`${path} is accessible, narrow enough and free of errors for a visitor`, async ({ page }) => {
    await expectSound(page, path, title, ready);
  });
}

const EMPTY = [
  ["/dashboard", "Overview · Gatehouse", "First steps"],
  ["/api-keys", "API keys · Gatehouse", "No API key yet"],
  ["/api-keys/new", "Create API key · Gatehouse", "Create API key"],
  ["/tokens", "Access tokens · Gatehouse", "No access token yet"],
  ["/tokens/new", "Create access token · Gatehouse", "Create access token"],
  ["/credentials", "B2B logins · Gatehouse", "No B2B login yet"],
  ["/credentials/new", "Create B2B login · Gatehouse", "Create B2B login"],
  ["/apps", "Apps · Gatehouse", "No app yet"],
  ["/apps/new", "Create app · Gatehouse", "Create app"],
  ["/connections", "Connections · Gatehouse", "No app is connected"],
  ["/inventory", "Everything that can act for me · Gatehouse", "Everything that can act for me"],
  ["/explorer", "API explorer · Gatehouse", "API explorer"],
  ["/explorer?tab=odata", "API explorer · Gatehouse", "API explorer"],
  ["/explorer?tab=operations", "API explorer · Gatehouse", "/api/query"],
  ["/imports", "Imports · Gatehouse", "Nothing imported yet"],
  ["/imports/new", "Import a file · Gatehouse", "Import a file"],
  ["/mappers", "Mappers · Gatehouse", "No mapper yet"],
  ["/mappers/new", "Create mapper · Gatehouse", "Create mapper"],
  ["/usage", "Usage · Gatehouse", "Refused lately"],
  ["/activity", "Activity · Gatehouse", "Activity"],
  ["/webhooks", "Webhooks · Gatehouse", "No webhook yet"],
  ["/webhooks/new", "Create webhook · Gatehouse", "Create webhook"],
  ["/settings", "Settings · Gatehouse", "Sessions"],
  ["/consent?ticket=nothing", "Connect an app · Gatehouse", "This request has expired"],
] as const;

for (const [path, title, ready] of EMPTY) {
  test(`${path} is accessible, narrow enough and free of errors for somebody new`, async ({ page, reader }) => {
    await signInAs(page.context(), reader);
    await expectSound(page, path, title, ready);
  });
}

test("every place of the portal sends a visitor to sign in, and back to itself", async ({ page, account }) => {
  const places = [...EMPTY.map(([path]) => path), "/api-keys/key_1", "/apps/app_1", "/apps/new?type=public"];
  for (const place of places) {
    const answer = await page.request.get(place, { maxRedirects: 0 });
    const to = new URL(answer.headers().location ?? "", "http://gatehouse.test");
    expect([answer.status(), to.pathname, to.searchParams.get("callbackUrl")]).toEqual([307, "/login", place]);
  }
  await page.goto("/connections");
  await page.getByLabel("Email or user name").fill(account.username);
  await page.getByLabel("Password", { exact: true }).fill(account.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "No app is connected" })).toBeVisible();
});

const LONG = "The nightly report of the warehouse in Wolfratshausen";
const CALLBACK = "https://a-rather-long-host-name.warehouse.acme.example/oauth/callback/of-the-app";

/** An account with a key and an app of long names, as people give them. Gives it with the ids of what it has. */
async function furnish(account: Account) {
  const key = await account.api<{ id: string }>("POST", "/api/portal/api-keys", {
    name: LONG,
    scopes: ["read", "email"],
  });
  const token = await account.api<{ id: string }>("POST", "/api/portal/tokens", { name: LONG, scopes: ["read"] });
  const login = await account.api<{ id: string }>("POST", "/api/portal/credentials", { name: LONG });
  const app = await account.api<{ id: string; clientId: string }>("POST", "/api/portal/apps", {
    name: LONG,
    type: "confidential",
    redirectUris: [CALLBACK],
    scopes: ["read", "write", "openid", "profile", "email"],
    description: "Keeps shop and warehouse in step.",
    homepageUrl: "https://acme.example",
  });
  const webhook = await account.api<{ id: string }>("POST", "/api/portal/webhooks", {
    url: "https://a-rather-long-host-name.warehouse.acme.example/webhooks/of/the/portal?for=the-warehouse",
    description: LONG,
    events: ["key.created", "app.connected", "credential.expiring"],
  });
  await account.api("POST", `/api/portal/webhooks/${webhook.body.id}/test`);
  const made = [key, token, login, app, webhook];
  expect(made.map(({ status }) => status)).toEqual(made.map(() => 201));
  const [keyId, tokenId, loginId, appId, webhookId] = made.map(({ body }) => body.id);
  const ids = { keyId, tokenId, loginId, appId, webhookId };
  return { account, ids, clientId: app.body.clientId };
}

type Furnished = Awaited<ReturnType<typeof furnish>>;

/** With somebody who has things of long names; one for all tests of a worker, which only look at them. */
const furnishedTest = test.extend<object, { furnished: Furnished }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  furnished: [async ({}, use) => use(await furnish(await newAccount())), { scope: "worker" }],
});

const FULL = [
  ["/dashboard", "Overview · Gatehouse", "API keys 1"],
  ["/api-keys", "API keys · Gatehouse", "API keys"],
  ["/api-keys/{keyId}", `${LONG} · Gatehouse`, "Danger"],
  ["/tokens", "Access tokens · Gatehouse", "Access tokens"],
  ["/tokens/{tokenId}", `${LONG} · Gatehouse`, "Danger"],
  ["/credentials", "B2B logins · Gatehouse", "B2B logins"],
  ["/credentials/{loginId}", `${LONG} · Gatehouse`, "Danger"],
  ["/apps", "Apps · Gatehouse", "Apps"],
  ["/apps/{appId}", `${LONG} · Gatehouse`, "What people see"],
  ["/apps/{appId}/playground", `Playground of ${LONG} · Gatehouse`, "OAuth playground"],
  ["/inventory", "Everything that can act for me · Gatehouse", "Everything that can act for me"],
  ["/webhooks", "Webhooks · Gatehouse", "Webhooks"],
  ["/webhooks/{webhookId}", `${LONG} · Gatehouse`, "Danger"],
] as const;

for (const [path, title, ready] of FULL) {
  furnishedTest(
    `${path} is accessible, narrow enough and free of errors with long names in it`,
    async ({ page, furnished: { account, ids } }) => {
      await signInAs(page.context(), account);
      const place = Object.entries(ids).reduce<string>((text, [name, id = ""]) => text.replace(`{${name}}`, id), path);
      await expectSound(page, place, title, ready);
    },
  );
}

furnishedTest(
  "the consent page is accessible, narrow enough and free of errors",
  async ({ page, furnished: { account, clientId } }) => {
    await signInAs(page.context(), account);
    const request = new URLSearchParams({
      response_type: "code",
      client_id: clientId,
      redirect_uri: CALLBACK,
      scope: "read write openid profile",
      state: "s",
    });
    await expectSound(page, `/auth/oauth/authorize?${request}`, "Connect an app · Gatehouse", `${LONG} wants to use`);
  },
);

test("the overview notices the first call by itself, whichever credential makes it", async ({ page, account }) => {
  await signInAs(page.context(), account);
  const made = await account.api<{ token: string }>("POST", "/api/portal/tokens", { name: "First", scopes: ["read"] });
  await page.goto("/dashboard");
  await expect(page.getByText("Waiting for the first call.")).toBeVisible();
  const query = { query: "products { id }" };
  const headers = { authorization: `Bearer ${made.body.token}` };
  const { status } = await call("POST", "/api/query", { body: query, headers });
  expect(status).toBe(200);
  await expect(page.getByText(/^A call arrived .*: 200 in \d+ ms\.$/)).toBeVisible({ timeout: 20_000 });
});

test("the overview shows the week's calls, leads to why one was refused, and warns of what expires", async ({
  page,
  account,
}) => {
  const expiresAt = new Date(Date.now() + 3 * 86_400_000).toISOString();
  const { body: key } = await account.api<{ key: string }>("POST", "/api/portal/api-keys", {
    name: "Nightly",
    expiresAt,
  });
  const headers = { "x-api-key": key.key };
  await call("POST", "/api/query", { body: { query: "products { id }" }, headers });
  await call("POST", "/api/query", { body: { query: "nothing { id }" }, headers });
  await signInAs(page.context(), account);
  const ending = page.getByRole("region", { name: "Expires soon" });
  // When a credential was last used is written every few seconds.
  await expect(async () => {
    await page.goto("/dashboard");
    await expect(page.getByRole("region", { name: "The last seven days" })).toBeVisible({ timeout: 5000 });
  }).toPass({ timeout: 30_000 });
  await expect(ending.getByRole("link", { name: "Nightly" })).toBeVisible();
  await expect(page.getByText("First steps")).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("region", { name: "Refused lately" }).getByRole("link", { name: /query/ }).click();
  await expect(page).toHaveURL(/\/usage\/requests\/req_/);
});

test("a page that does not exist answers 404 and says where to go", async ({ page }) => {
  const answer = await page.goto("/nowhere");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is no page at this address" })).toBeVisible();
  await expectAccessible(page);
});

test("the address of a bad authorize request is never echoed", async ({ page }) => {
  await page.goto("/authorize-error?reason=%3Cimg+src%3Dx%3E&client_id=attacker");
  await expect(page.getByRole("heading", { name: "The app could not be connected" })).toBeVisible();
  expect(await page.locator("main").innerHTML()).not.toMatch(/attacker|src=x/);
});

test("a theme chosen in the menu is there on the next page from its first byte", async ({ page, account }) => {
  await signInAs(page.context(), account);
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/connections");
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const html = await (await page.request.get("/api-keys")).text();
  expect(html).toMatch(/<html[^>]+data-theme="dark"/);
});

test("the skip link is the first stop of the keyboard and leads into the page", async ({ page, account }) => {
  await signInAs(page.context(), account);
  await page.goto("/api-keys");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.locator("#main").getByRole("link").first()).toBeFocused();
});

furnishedTest(
  "the command palette goes to an app by its name, by keyboard alone",
  async ({
    page,
    furnished: {
      account,
      ids: { appId = "" },
    },
  }) => {
    await signInAs(page.context(), account);
    await page.goto("/dashboard");
    await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
    await page.keyboard.press("Control+k");
    const dialog = page.getByRole("dialog", { name: "Search and commands" });
    await expect(dialog.getByRole("option", { name: LONG }).first()).toBeVisible();
    await page.keyboard.type(appId);
    await expect(dialog.getByRole("option")).toHaveCount(1);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(new RegExp(`/apps/${appId}$`));
  },
);
