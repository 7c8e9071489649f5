import { expect, type Page } from "playwright/test";
import { test } from "../fixtures/test";
import { signInAs } from "./signed-in";

test.beforeEach(({ page, account }) => signInAs(page.context(), account));

const editor = (page: Page) => page.getByRole("textbox", { name: "Query", exact: true });

async function makeKey(page: Page, reach = "Read only"): Promise<string> {
  await page.getByLabel("What the key may do").selectOption(reach);
  await page.getByRole("button", { name: "Make a one-hour key" }).click();
  const field = page.getByLabel("API key or token", { exact: true });
  await expect(field).toHaveValue(/^gth_key_/);
  await expect(page.getByText("Calls as")).toBeVisible();
  return field.inputValue();
}

test("a query runs with a key made on the page, and shows status, time, scope and the request as curl", async ({
  page,
  account,
}) => {
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  await page.goto("/explorer");
  await expect(page.getByRole("button", { name: "Run" })).toBeDisabled();
  const key = await makeKey(page);
  await page.getByRole("button", { name: "Run" }).click();

  const answer = page.getByRole("region", { name: "Answer of POST /api/query" });
  await expect(answer).toContainText('"products"');
  const status = page.getByRole("status").filter({ has: answer });
  await expect(status.getByText("200", { exact: true })).toBeVisible();
  await expect(status.getByText(/^\d+ ms$/)).toBeVisible();
  await expect(status).toContainText("products:read through read");
  const request = page.getByRole("figure").filter({ hasText: "curl" });
  await expect(request).toContainText("X-API-Key: $API_KEY");
  await page.getByRole("tab", { name: "HTTP" }).click();
  await expect(page.getByRole("figure")).toContainText("POST /api/query HTTP/1.1");

  // The key is in this page's memory: not in an address, not in the storage, not in the request that is shown.
  expect(addresses.filter((address) => address.includes(key))).toEqual([]);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toMatch(/gth_/);
  expect(await page.getByRole("figure").textContent()).not.toContain(key);

  const { body } = await account.api<{ data: { name: string; scopes: string[] | null }[] }>(
    "GET",
    "/api/portal/api-keys",
  );
  expect(body.data).toMatchObject([{ name: "API explorer", scopes: ["read"] }]);
  await page.getByRole("button", { name: "Revoke it now" }).click();
  await expect(page.getByLabel("API key or token", { exact: true })).toHaveValue("");
  expect((await account.api<{ data: object[] }>("GET", "/api/portal/api-keys")).body.data).toEqual([]);
});

test("the editor completes entities, arguments, fields and directions by keyboard alone", async ({ page }) => {
  await page.goto("/explorer");
  await editor(page).fill("");
  await editor(page).pressSequentially("cat");
  const list = page.getByRole("listbox", { name: "Suggestions" });
  await expect(list.getByRole("option", { name: "categories" })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await editor(page).pressSequentially("(or");
  await page.keyboard.press("Tab");
  await editor(page).pressSequentially("nam");
  await page.keyboard.press("Enter");
  await editor(page).pressSequentially("@");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await editor(page).pressSequentially(') { id, products(where: "st');
  await page.keyboard.press("Enter");
  await editor(page).pressSequentially(' > 0") { pri');
  await page.keyboard.press("Enter");
  await editor(page).pressSequentially(" } }");
  await expect(editor(page)).toHaveValue(
    'categories(orderBy: name@desc) { id, products(where: "stock > 0") { price } }',
  );
  await expect(list).toHaveCount(0);
  await makeKey(page);
  await editor(page).press("Control+Enter");
  await expect(page.getByRole("region", { name: "Answer of POST /api/query" })).toContainText('"categories"');
});

test("a mistake is shown at its line and column, and is gone once it is mended", async ({ page }) => {
  await page.goto("/explorer");
  await makeKey(page);
  await editor(page).fill("products {\n  id\n  prise\n}");
  await page.getByRole("button", { name: "Run" }).click();
  await expect(
    page.getByText('Line 3, column 3: Unknown field "prise" of products. Did you mean "price"?'),
  ).toBeVisible();
  await expect(editor(page)).toHaveAttribute("aria-invalid", "true");
  await editor(page).fill("products(limit: 1) {\n  id\n  price\n}");
  await expect(page.getByText("Line 3, column 3")).toHaveCount(0);
  await page.getByRole("button", { name: "Run" }).click();
  await expect(page.getByRole("region", { name: "Answer of POST /api/query" })).toContainText('"price"');
});

test("OData is built out of choices and runs as the address that is shown", async ({ page }) => {
  await page.goto("/explorer?tab=odata");
  await makeKey(page);
  await page.getByLabel("id", { exact: true }).check();
  await page.getByLabel("name", { exact: true }).check();
  await page.getByLabel("category", { exact: true }).check();
  await page.getByLabel("Field of the condition").selectOption("price");
  await page.getByLabel("Comparison").selectOption("gt");
  await page.getByLabel("Value", { exact: true }).fill("10");
  await page.getByRole("button", { name: "Add" }).click();
  await expect(page.getByLabel("Filter", { exact: true })).toHaveValue("price gt 10");
  await page.getByLabel("Sort by").selectOption("price");
  await page.getByLabel("Rows", { exact: true }).fill("2");
  const path = "/odata/products?$select=id,name&$filter=price%20gt%2010&$orderby=price&$top=2&$expand=category";
  await expect(page.getByRole("figure")).toContainText(path);
  await page.getByRole("button", { name: "Run" }).click();
  await expect(page.getByRole("region", { name: `Answer of GET ${path}` })).toContainText('"category": {');
  await expect(page.getByText("categories:read")).toBeVisible();
  await page.getByLabel("Filter", { exact: true }).fill("prise gt 10");
  await page.getByRole("button", { name: "Run" }).click();
  await expect(page.getByLabel("Filter", { exact: true })).toHaveAttribute("aria-invalid", "true");
});

test("an operation is found, filled in and run; a scope that is missing is named and explained", async ({ page }) => {
  await page.goto("/explorer?tab=operations");
  await makeKey(page);
  await page.getByLabel("Search operations").fill("add a product");
  await page.getByRole("button", { name: "POST /api/v1/products" }).click();
  await expect(page.getByRole("heading", { name: "/api/v1/products" })).toBeVisible();
  await expect(page.getByLabel("What the body holds")).toContainText("Name of the product.");
  await page.getByLabel("Body", { exact: true }).fill('{"name":"Explorer tea"}');
  await page.getByRole("button", { name: "Run" }).click();
  await expect(page.getByText("403", { exact: true })).toBeVisible();
  await expect(page.getByText("products:write (not held)")).toBeVisible();
  await page.getByRole("link", { name: "Explain" }).click();
  await expect(page.getByText("A scope is missing.")).toBeVisible();
});

test("a pasted credential that is refused is said to be so before anything is run", async ({ page }) => {
  await page.goto("/explorer");
  await page.getByLabel("API key or token", { exact: true }).fill(`gth_key_${"x".repeat(36)}`);
  await expect(page.getByText("The server refuses this credential")).toBeVisible();
  await page.getByLabel("API key or token", { exact: true }).fill("gth_key_short");
  await expect(page.getByText("This is not a whole key or token yet.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Run" })).toBeDisabled();
});
