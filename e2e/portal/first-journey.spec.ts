import { type Browser, expect, type Page } from "playwright/test";
import { baseUrl, unique } from "../fixtures/account";
import { listenAsClientApp } from "../fixtures/client-app";
import { Seed0Client } from "../fixtures/seed-0-client";
import { awaitLife, test } from "../fixtures/test";

async function freshPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: baseUrl() });
  return awaitLife(await context.newPage());
}

async function signUp(page: Page): Promise<{ email: string; password: string }> {
  const name = unique("j");
  const person = { email: `${name}@example.test`, password: `pw-${unique()}` };
  await page.getByLabel("Name", { exact: true }).fill(`Person ${name}`);
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Create account" }).click();
  return person;
}

/** The developer's part: an account and an app, with nothing but the browser. */
async function createApp(page: Page, redirectUri: string): Promise<{ clientId: string; clientSecret: string }> {
  await page.goto("/signup");
  await signUp(page);
  await expect(page).toHaveURL(/\/dashboard/);
  await page.goto("/apps/new");
  await page.getByLabel("Name", { exact: true }).fill("Acme Sync");
  await page.getByLabel("Redirect URI 1").fill(redirectUri);
  await page.getByRole("checkbox", { name: "write", exact: true }).check();
  await page.getByRole("button", { name: "Create app" }).click();
  const shown = page.getByRole("dialog").getByTestId("shown-secret");
  await expect(shown).toHaveCount(2);
  const [clientId = "", clientSecret = ""] = await shown.allTextContents();
  await page.getByRole("button", { name: "I have stored it" }).click();
  await expect(page.getByRole("heading", { name: "Acme Sync", exact: true })).toBeVisible();
  return { clientId, clientSecret };
}

test("from sign-up to a token that opens the API, until the user disconnects the app", async ({ browser }) => {
  const client = await listenAsClientApp();
  const developer = await freshPage(browser);
  const credentials = await createApp(developer, client.redirectUri);
  const app = new Seed0Client({ apiUrl: baseUrl(), redirectUri: client.redirectUri, ...credentials });

  const user = await freshPage(browser);
  await user.goto(app.authorizationUrl());
  await expect(user).toHaveURL(/\/login/);
  await user.getByRole("link", { name: "Create account" }).click();
  const person = await signUp(user);
  await expect(user.getByRole("heading", { name: "Acme Sync wants to use your Gatehouse account" })).toBeVisible();
  await expect(user.getByText(person.email)).toBeVisible();
  await user.getByRole("button", { name: "Allow" }).click();
  await expect(user.getByRole("heading", { name: "Back at Acme" })).toBeVisible();

  const tokens = await app.handleCallback(await client.callback);
  expect(tokens).toMatchObject({ token_type: "Bearer", expires_in: 2_592_000, scope: "read write" });
  const query = { query: "products { id, name, price, stock }" };
  const answer = await app.request("/api/query", query);
  expect(answer.status).toBe(200);
  const { products } = (await answer.json()) as { products: unknown[] };
  expect(products.length).toBeGreaterThan(99);
  expect(products[0]).toEqual({
    id: expect.any(Number),
    name: expect.any(String),
    price: expect.any(Number),
    stock: expect.any(Number),
  });

  for (let round = 0; round < 2; round++) {
    await app.refresh();
    expect((await app.request("/api/query", query)).status).toBe(200);
  }

  await user.goto("/connections");
  await user.getByRole("button", { name: "Disconnect Acme Sync" }).click();
  await user.getByRole("dialog").getByRole("button", { name: "Disconnect" }).click();
  await expect(user.getByText("No app is connected")).toBeVisible();
  expect((await app.request("/api/query", query)).status).toBe(401);
  await expect(app.refresh()).rejects.toThrow(/^400 .*"invalid_grant"/);
  client.close();
});

test("consent works without JavaScript, and what is unticked is not given", async ({ browser }) => {
  const client = await listenAsClientApp();
  const developer = await freshPage(browser);
  const credentials = await createApp(developer, client.redirectUri);
  const app = new Seed0Client({ apiUrl: baseUrl(), redirectUri: client.redirectUri, ...credentials });

  const context = await browser.newContext({ baseURL: baseUrl(), javaScriptEnabled: false });
  const user = await context.newPage();
  await user.goto(app.authorizationUrl());
  await user.getByRole("link", { name: "Create account" }).click();
  await signUp(user);
  await user.getByRole("checkbox", { name: /change/ }).uncheck();
  await user.getByRole("button", { name: "Allow" }).click();
  await expect(user.getByRole("heading", { name: "Back at Acme" })).toBeVisible();
  expect(await app.handleCallback(await client.callback)).toMatchObject({ scope: "read" });
  client.close();
});
