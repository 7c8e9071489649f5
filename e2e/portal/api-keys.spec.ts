import { readFile } from "node:fs/promises";
import { expect, type Page } from "playwright/test";
import { baseUrl, call, newAccount, unique } from "../fixtures/account";
import { test } from "../fixtures/test";
import { signInAs } from "./signed-in";

const QUERY = { query: "products { id, name, price, stock }" };

const queryWith = (key: string) => call("POST", "/api/query", { body: QUERY, headers: { "x-api-key": key } });

test.beforeEach(({ page, account }) => signInAs(page.context(), account));

/** Creates a key with the form as it comes and gives the name; the dialog with the secret is open. */
async function createKey(page: Page): Promise<string> {
  const name = unique("Key ");
  await page.goto("/api-keys/new");
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Create API key" }).click();
  await expect(page.getByRole("dialog", { name: "Store your API key now" })).toBeVisible();
  return name;
}

test("the dialog with a new key survives stray clicks and Escape, and makes the first call", async ({ page }) => {
  await createKey(page);
  const dialog = page.getByRole("dialog");
  const key = (await dialog.getByTestId("shown-secret").textContent()) ?? "";
  expect(key).toMatch(/^gth_key_[0-9A-Za-z]{36}$/);

  await page.mouse.click(4, 4);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeVisible();

  await expect(dialog.getByText(`X-API-Key: ${key}`)).toBeVisible();
  await dialog.getByRole("button", { name: "Try it" }).click();
  await expect(dialog.getByRole("status").getByText("200", { exact: true })).toBeVisible();
  await expect(dialog.getByRole("region", { name: "Answer of /api/query" })).toContainText('"products"');

  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download .env" }).click();
  const file = await (await download).path();
  expect(await readFile(file, "utf8")).toBe(`GATEHOUSE_URL=${baseUrl()}\nGATEHOUSE_API_KEY=${key}\n`);

  await dialog.getByRole("button", { name: "I have stored it" }).click();
  await expect(page).toHaveURL(/\/api-keys\/key_\w+$/);
  expect(await page.content()).not.toContain(key);
});

test("a key works until it is revoked on its page, and not for one call more", async ({ page }) => {
  const name = await createKey(page);
  const key = (await page.getByTestId("shown-secret").textContent()) ?? "";
  await page.getByRole("button", { name: "I have stored it" }).click();
  expect((await queryWith(key)).status).toBe(200);

  await page.getByRole("button", { name: "Revoke API key" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke API key" }).click();
  await expect(page.getByText(`“${name}” is revoked`)).toBeVisible();
  expect((await queryWith(key)).status).toBe(401);
  await expect(page.getByRole("heading", { name: "No API key yet" })).toBeVisible();
});

test("a disabled key is refused until it is enabled again", async ({ page }) => {
  await createKey(page);
  const key = (await page.getByTestId("shown-secret").textContent()) ?? "";
  await page.getByRole("button", { name: "I have stored it" }).click();
  await page.getByRole("button", { name: "Disable" }).click();
  await expect(page.getByText("The key is disabled")).toBeVisible();
  expect((await queryWith(key)).status).toBe(403);
  await page.getByRole("button", { name: "Enable" }).click();
  await expect(page.getByText("The key works again")).toBeVisible();
  expect((await queryWith(key)).status).toBe(200);
});

test("rotation gives a new key while the old one works on for the overlap", async ({ page }) => {
  const name = await createKey(page);
  const old = (await page.getByTestId("shown-secret").textContent()) ?? "";
  await page.getByRole("button", { name: "I have stored it" }).click();
  await page.getByRole("button", { name: "Rotate", exact: true }).click();
  await page.getByLabel("The old key").selectOption({ label: "Works for 1 more hour" });
  await page.getByRole("button", { name: "Rotate API key" }).click();
  const shown = page.getByRole("dialog", { name: "Store your API key now" }).getByTestId("shown-secret");
  await expect(shown).not.toHaveText(old);
  const renewed = (await shown.textContent()) ?? "";
  await page.getByRole("button", { name: "I have stored it" }).click();
  await expect(page.getByText("It has not been used since the rotation.")).toBeVisible();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  expect([(await queryWith(old)).status, (await queryWith(renewed)).status]).toEqual([200, 200]);
  await expect(page.getByText(/^Something still uses it: .* from /)).toBeVisible({ timeout: 20_000 });
  await page.getByRole("link", { name: "See the old key" }).click();
  await expect(page.getByText("This key has been replaced")).toBeVisible();
});

test("scopes, expiry and addresses chosen in the form bind the key", async ({ page, account }) => {
  await page.goto("/api-keys/new");
  await page.getByLabel("Name").fill("Narrow");
  await page.getByLabel("Expires").selectOption({ label: "30 days" });
  await page.getByText("Only some scopes").click();
  await page.getByRole("checkbox", { name: "profile", exact: true }).check();
  await page.getByLabel("Allowed addresses").fill("203.0.113.0/24\n2001:db8::/32");
  await page.getByRole("button", { name: "Create API key" }).click();
  const key = (await page.getByTestId("shown-secret").textContent()) ?? "";
  const { body } = await account.api<{ data: Record<string, unknown>[] }>("GET", "/api/portal/api-keys");
  expect(body.data).toHaveLength(1);
  expect(body.data[0]).toMatchObject({
    name: "Narrow",
    scopes: ["profile"],
    allowedIps: ["203.0.113.0/24", "2001:db8::/32"],
  });
  const days = (Date.parse(String(body.data[0]?.expiresAt)) - Date.now()) / 86_400_000;
  expect(Math.round(days)).toBe(30);
  expect((await queryWith(key)).status).toBe(403);
});

test("what the form refuses stands at its field, and nothing is created", async ({ page, account }) => {
  await page.goto("/api-keys/new");
  await page.getByText("Only some scopes").click();
  await page.getByLabel("Allowed addresses").fill("not-an-address");
  await page.getByRole("button", { name: "Create API key" }).click();
  const name = page.getByLabel("Name");
  await expect(name).toBeFocused();
  await expect(name).toHaveAccessibleDescription(/Name is required\./);
  await expect(page.getByLabel("Allowed addresses")).toHaveAccessibleDescription(/CIDR, such as 203/);
  await expect(page.getByText("Choose at least one scope.")).toBeVisible();
  const { body } = await account.api<{ meta: { total: number } }>("GET", "/api/portal/api-keys");
  expect(body.meta.total).toBe(0);
});

test("the list shows keys with prefix and state, and its search stands in the address", async ({ page, account }) => {
  for (const name of ["Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta"]) {
    await account.api("POST", "/api/portal/api-keys", { name });
  }
  await page.goto("/api-keys");
  await expect(page.getByRole("row")).toHaveCount(7);
  await expect(page.getByRole("row", { name: /Zeta/ })).toContainText(/gth_key_\w{4}…/);
  await page.getByLabel("Search API keys").fill("eta");
  await expect(page.getByRole("row")).toHaveCount(3);
  await expect(page).toHaveURL(/\?q=eta$/);
  await page.reload();
  await expect(page.getByRole("row")).toHaveCount(3);
});

test("the list can be narrowed to a status, beside the search", async ({ page, account }) => {
  const ids: string[] = [];
  for (const name of ["One", "Two", "Three", "Four"]) {
    ids.push((await account.api<{ id: string }>("POST", "/api/portal/api-keys", { name })).body.id);
  }
  await account.api("PATCH", `/api/portal/api-keys/${ids[0]}`, { disabled: true });
  await page.goto("/api-keys?status=disabled");
  await expect(page.getByRole("row")).toHaveCount(2);
  await expect(page.getByRole("row", { name: /One/ })).toContainText("Disabled");
  await page.getByLabel("Search API keys").fill("two");
  await expect(page.getByText("No key matches this search.")).toBeVisible();
  await page.getByLabel("Status").selectOption("");
  await expect(page.getByRole("row", { name: /Two/ })).toBeVisible();
  await expect(page).toHaveURL(/\/api-keys\?q=two$/);
});

test("name, addresses and expiry of a key can be changed on its page", async ({ page, account }) => {
  const { body } = await account.api<{ id: string }>("POST", "/api/portal/api-keys", { name: "Before" });
  await page.goto(`/api-keys/${body.id}`);
  await expect(page.getByRole("button", { name: "Save changes" })).toBeDisabled();
  // The calls above the form move it when they arrive.
  await expect(page.getByText("No request is known yet.")).toBeVisible();
  await page.getByLabel("Name").fill("After");
  await page.getByLabel("Expires").selectOption({ label: "90 days from now" });
  await page.getByRole("button", { name: "Add it" }).click();
  await expect(page.getByLabel("Allowed addresses")).toHaveValue(/127\.0\.0\.1|::1/);
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Changes saved")).toBeVisible();
  await expect(page.getByRole("heading", { name: "After", level: 1 })).toBeVisible();
  const after = await account.api<{ name: string; expiresAt: string; allowedIps: string[] }>(
    "GET",
    `/api/portal/api-keys/${body.id}`,
  );
  expect(after.body).toMatchObject({ name: "After", allowedIps: [expect.stringMatching(/127\.0\.0\.1|::1/)] });
  expect(Math.round((Date.parse(after.body.expiresAt) - Date.now()) / 86_400_000)).toBe(90);
});

test("a list that cannot be fetched says so, and comes when tried again", async ({ page }) => {
  const body = { error: { name: "InternalError", code: "INTERNAL", message: "Something went wrong here." } };
  const answer = { status: 500, json: body, headers: { "x-request-id": "req_test" } };
  await page.route("**/api/portal/usage/requests?*", (route) => route.fulfill(answer));
  await page.goto("/usage");
  await expect(page.getByText("The requests could not be loaded")).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText("req_test")).toBeVisible();
  await page.unroute("**/api/portal/usage/requests?*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("The requests could not be loaded")).toBeHidden();
});

test("a key of somebody else is not there", async ({ page }) => {
  const somebody = await newAccount();
  const { body } = await somebody.api<{ id: string }>("POST", "/api/portal/api-keys", { name: "Not yours" });
  await page.goto(`/api-keys/${body.id}`);
  await expect(page.getByRole("heading", { name: "There is no such API key" })).toBeVisible();
});

test("a session that has ended sends to sign in, and back to the page", async ({ page, account }) => {
  await page.goto("/api-keys");
  await expect(page.getByRole("heading", { name: "No API key yet" })).toBeVisible();
  await page.context().clearCookies();
  await page.getByRole("link", { name: "Create API key" }).click();
  await expect(page).toHaveURL(/\/login\?callbackUrl=%2Fapi-keys/);
  await page.getByLabel("Email or user name").fill(account.email);
  await page.getByLabel("Password", { exact: true }).fill(account.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/api-keys\/new$/);
});
