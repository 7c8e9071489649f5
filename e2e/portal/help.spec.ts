import { expect } from "playwright/test";
import { baseUrl, call } from "../fixtures/account";
import { test } from "../fixtures/test";
import { signInAs } from "./signed-in";

test("a visitor finds a section by searching, and reads samples with this server's address", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("navigation", { name: "Account" }).getByRole("link", { name: "Help" }).click();
  await expect(page.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
  await expect(page.getByRole("tabpanel").first()).toContainText(`curl -s ${baseUrl()}/api/query`);
  await expect(page.getByRole("link", { name: "Sign in to put a key of yours in" })).toHaveAttribute(
    "href",
    "/login?callbackUrl=%2Fhelp%2Fen%2Fapi",
  );

  await page.getByRole("combobox", { name: "Search the help" }).fill("grammar");
  await expect(page.getByRole("option").first()).toContainText("Query · Grammar");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/help/en/api/query#grammar");
  await expect(page.getByRole("heading", { name: "Grammar" })).toBeInViewport();
  await page.getByRole("combobox", { name: "Search the help" }).fill("zeppelin");
  await expect(page.getByText("Nothing about “zeppelin”.")).toBeVisible();
});

test("the language of the samples is chosen once, for every sample and every page, before the page is drawn", async ({
  page,
}) => {
  await page.goto("/help/en/api/query");
  await page.getByRole("tab", { name: "Python" }).first().click();
  for (const panel of await page.getByRole("tabpanel").all()) await expect(panel).toContainText("import json");
  await page.getByRole("navigation", { name: "Help" }).getByRole("link", { name: "OData" }).click();
  await expect(page.getByRole("heading", { name: "OData", level: 1 })).toBeVisible();
  await expect(page.getByRole("tabpanel")).toContainText("import json");
  const html = await (await page.request.get("/help/en/api/imports")).text();
  expect(html).toMatch(/aria-selected="true"[^>]*>Python</);
});

test("who is signed in puts a key of their own into the samples, which works, and takes it back", async ({
  page,
  account,
}) => {
  await signInAs(page.context(), account);
  await page.goto("/help/en/api");
  await page.getByRole("button", { name: "Make a key for these samples" }).click();
  const sample = page.getByRole("tabpanel").first();
  await expect(sample).toContainText(/gth_key_\w{36}/);
  const key = /gth_key_\w{36}/.exec((await sample.textContent()) ?? "")?.[0] ?? "";
  const ask = () =>
    call("POST", "/api/query", { body: { query: "products(limit: 1) { id }" }, headers: { "x-api-key": key } });
  expect((await ask()).status).toBe(200);

  await page.getByRole("navigation", { name: "Help" }).getByRole("link", { name: "OData" }).click();
  await expect(page.getByRole("heading", { name: "OData", level: 1 })).toBeVisible();
  await expect(page.getByRole("tabpanel")).toContainText(key);
  expect(
    await page.evaluate(() => document.cookie + JSON.stringify({ ...localStorage, ...sessionStorage })),
  ).not.toMatch(/gth_/);
  await page.getByRole("button", { name: "Revoke it now" }).click();
  await expect(page.getByRole("tabpanel")).toContainText("YOUR_API_KEY");
  expect((await ask()).status).toBe(401);
});

test("a place of the portal leads to the page of the help that explains it", async ({ page, account }) => {
  await signInAs(page.context(), account);
  await page.goto("/credentials");
  await page.getByRole("link", { name: "How it works" }).click();
  await expect(page.getByRole("heading", { name: "B2B logins", level: 1 })).toBeVisible();
  await expect(page).toHaveURL("/help/en/api/b2b");
});

test("a page of the help that there is not answers 404", async ({ page }) => {
  expect((await page.goto("/help/en/api/nothing"))?.status()).toBe(404);
  expect((await page.goto("/help/en/api/overview"))?.status()).toBe(404);
  expect((await page.request.get("/help", { maxRedirects: 0 })).headers().location).toBe("/help/en/api");
});
