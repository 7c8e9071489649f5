import { expect, type Page } from "playwright/test";
import { type Account, baseUrl } from "../fixtures/account";
import { newApp, type TestApp } from "../fixtures/oauth";
import { test } from "../fixtures/test";
import { signInAs } from "./signed-in";

test.beforeEach(({ page, account }) => signInAs(page.context(), account));

/** From the playground to the authorization page and back, with an answer. */
async function ask(page: Page, app: TestApp, answer: "Allow" | "Deny"): Promise<void> {
  await page.goto(`/apps/${app.id}/playground`);
  await page.getByRole("button", { name: "Go to the authorization page" }).click();
  await expect(page.getByRole("heading", { name: "wants to use your Gatehouse account" })).toBeVisible();
  await page.getByRole("button", { name: answer }).click();
  await expect(page.getByRole("button", { name: "Begin again" })).toBeVisible();
}

const getPlayground = async (account: Account, type: "confidential" | "public") => {
  const app = await newApp(account, { type, scopes: ["read", "profile"] });
  const redirectUris = [app.redirectUri, `${baseUrl()}/apps/${app.id}/playground`];
  expect((await account.api("PATCH", `/api/portal/apps/${app.id}`, { redirectUris })).status).toBe(200);
  return app;
};

test("the whole flow of a confidential app runs step by step, and no secret is ever in an address", async ({
  page,
  account,
}) => {
  const app = await newApp(account, { scopes: ["read", "profile"] });
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));

  await page.goto(`/apps/${app.id}`);
  await page.getByRole("link", { name: "Open playground" }).click();
  await expect(page.getByText("This page is not a redirect URI of the app yet")).toBeVisible();
  await expect(page.getByRole("button", { name: "Go to the authorization page" })).toBeDisabled();
  await page.getByRole("button", { name: "Add it" }).click();
  await expect(page.getByText("The playground is a redirect URI of the app now")).toBeVisible();
  await ask(page, app, "Allow");

  await expect(page).toHaveURL(new RegExp(`/apps/${app.id}/playground$`));
  await expect(page.getByText("is the one that this page sent")).toBeVisible();
  await expect(page.getByText("names this server")).toBeVisible();

  await page.getByRole("button", { name: "Fill it in with my password" }).click();
  await page.getByRole("dialog").getByLabel("Your password").fill(account.password);
  await page.getByRole("dialog").getByRole("button", { name: "Fill it in" }).click();
  await expect(page.getByLabel("Client secret", { exact: true })).toHaveValue(app.clientSecret ?? "");
  await page.getByRole("button", { name: "Exchange the code" }).click();
  const answers = page.getByRole("region", { name: /^Answer of/ });
  await expect(answers.first()).toContainText('"access_token"');
  await expect(page.getByRole("figure").filter({ hasText: "What the access token says" })).toContainText(app.clientId);

  await page.getByRole("button", { name: "Call the API" }).click();
  await expect(page.getByRole("region", { name: "Answer of /api/query" })).toContainText('"products"');
  await page.getByRole("button", { name: "Refresh", exact: true }).click();
  await expect(answers.nth(2)).toContainText('"access_token"');
  await page.getByRole("button", { name: "Revoke the token" }).click();
  await expect(page.getByRole("region", { name: "Answer of /auth/oauth/revoke" })).toBeVisible();
  await page.getByRole("button", { name: "Call the API" }).click();
  await expect(page.getByText("401", { exact: true })).toBeVisible();

  expect(addresses.filter((address) => address.includes(app.clientSecret ?? "?"))).toEqual([]);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toMatch(/gth_|eyJ/);
});

test("a public app proves itself with PKCE alone", async ({ page, account }) => {
  const app = await getPlayground(account, "public");
  await ask(page, app, "Allow");
  await expect(page.getByLabel("Client secret", { exact: true })).toHaveCount(0);
  await page.getByRole("button", { name: "Exchange the code" }).click();
  await expect(page.getByRole("region", { name: "Answer of /auth/oauth/token" })).toContainText('"refresh_token"');
});

test("a denial is shown as the answer that it is", async ({ page, account }) => {
  await ask(page, await getPlayground(account, "public"), "Deny");
  await expect(page.getByText("The answer is no")).toBeVisible();
  await expect(page.getByText("error=access_denied")).toBeVisible();
  await expect(page.getByRole("button", { name: "Exchange the code" })).toHaveCount(0);
  await page.getByRole("button", { name: "Begin again" }).click();
  await expect(page.getByRole("button", { name: "Go to the authorization page" })).toBeEnabled();
});

test("an answer that this tab did not ask for is not gone on with", async ({ page, account }) => {
  const app = await getPlayground(account, "public");
  await page.goto(`/apps/${app.id}/playground?code=gth_cod_forged&state=guessed&iss=${encodeURIComponent(baseUrl())}`);
  await expect(page.getByText("An app must not go on with this answer")).toBeVisible();
  await expect(page.getByRole("button", { name: "Exchange the code" })).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(`/apps/${app.id}/playground$`));
});
