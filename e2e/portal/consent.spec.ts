import { expect, type Page } from "playwright/test";
import { type Account, baseUrl, newAccount } from "../fixtures/account";
import { authorizePath, newApp, type TestApp } from "../fixtures/oauth";
import { test } from "../fixtures/test";
import { expectAccessible } from "./accessible";
import { signInAs } from "./signed-in";

const request = (app: TestApp) =>
  authorizePath({
    response_type: "code",
    client_id: app.clientId,
    redirect_uri: app.redirectUri,
    scope: "read write",
    state: "s",
  });

async function signInHere(page: Page, person: Account): Promise<void> {
  await page.getByLabel("Email or user name").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("whoever is not the one who is signed in switches account, and is asked the same for their own", async ({
  page,
  account,
}) => {
  const developer = await newAccount();
  const other = await newAccount();
  const app = await newApp(developer, { name: "Acme Sync" });
  await signInAs(page.context(), account);
  await page.goto(request(app));
  await expect(page.getByText(`Signed in as ${account.email}`)).toBeVisible();
  await page.getByRole("link", { name: "not you?" }).click();
  await signInHere(page, other);
  await expect(page.getByRole("heading", { name: "Acme Sync wants to use your" })).toBeVisible();
  await expect(page.getByText(`Signed in as ${other.email}`)).toBeVisible();
  await expectAccessible(page);
});

test("consent works without JavaScript on a phone: a scope is left out, and only the rest is allowed", async ({
  browser,
  account,
}) => {
  const app = await newApp(await newAccount(), { name: "Acme Sync" });
  const context = await browser.newContext({
    baseURL: baseUrl(),
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  });
  await signInAs(context, account);
  const page = await context.newPage();
  await page.goto(request(app));
  await expect(page.getByText("app.example.test")).toBeVisible();
  await page.getByRole("checkbox", { name: /change/i }).uncheck();
  // Nobody is at home there; that the browser was sent is what counts.
  const sent = page.waitForRequest(/^https:\/\/app\.example\.test\/callback\?code=gth_cod_/);
  await page.getByRole("button", { name: "Allow" }).click();
  await sent;
  const { body } = await account.api<{ data: { scopes: string[] }[] }>("GET", "/api/portal/grants");
  expect(body.data.map(({ scopes }) => scopes)).toEqual([["read"]]);
});
