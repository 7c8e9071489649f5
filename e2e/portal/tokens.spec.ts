import { expect } from "playwright/test";
import { call, unique } from "../fixtures/account";
import { test } from "../fixtures/test";
import { signInAs } from "./signed-in";

const queryWith = (token: string) =>
  call("POST", "/api/query", { body: { query: "products { id }" }, headers: { authorization: `Bearer ${token}` } });

test.beforeEach(({ page, account }) => signInAs(page.context(), account));

test("a token is made with scopes, tried from its dialog, and works until it is revoked", async ({ page, account }) => {
  const name = unique("Token ");
  await page.goto("/tokens");
  await page.getByRole("link", { name: "Create access token" }).click();
  await page.getByLabel("Name").fill(name);
  await expect(page.getByRole("checkbox", { name: "read", exact: true })).toBeChecked();
  await page.getByRole("button", { name: "Create access token" }).click();

  const dialog = page.getByRole("dialog", { name: "Store your access token now" });
  const token = (await dialog.getByTestId("shown-secret").textContent()) ?? "";
  expect(token).toMatch(/^gth_pat_[0-9A-Za-z]{36}$/);
  await expect(dialog.getByText(`Authorization: Bearer ${token}`)).toBeVisible();
  await dialog.getByRole("button", { name: "Try it" }).click();
  await expect(dialog.getByRole("status").getByText("200", { exact: true })).toBeVisible();
  await dialog.getByRole("button", { name: "I have stored it" }).click();
  await expect(page).toHaveURL(/\/tokens\/pat_\w+$/);
  expect(await page.content()).not.toContain(token);

  const { body } = await account.api<{ data: unknown[] }>("GET", "/api/portal/tokens");
  expect(body.data).toMatchObject([{ name, scopes: ["read"], status: "active" }]);
  expect((await queryWith(token)).status).toBe(200);

  await page.getByRole("button", { name: "Revoke access token" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke access token" }).click();
  await expect(page.getByText(`“${name}” is revoked`)).toBeVisible();
  expect((await queryWith(token)).status).toBe(401);
  await expect(page.getByRole("heading", { name: "No access token yet" })).toBeVisible();
});

test("a token without a scope is refused at the scopes, and one that cannot read tries what it can", async ({
  page,
}) => {
  await page.goto("/tokens/new");
  await page.getByLabel("Name").fill("Narrow");
  await page.getByRole("checkbox", { name: "read", exact: true }).uncheck();
  await page.getByRole("button", { name: "Create access token" }).click();
  await expect(page.getByText("Choose at least one scope.")).toBeVisible();

  await page.getByRole("checkbox", { name: "profile", exact: true }).check();
  await page.getByRole("button", { name: "Create access token" }).click();
  const dialog = page.getByRole("dialog", { name: "Store your access token now" });
  await dialog.getByRole("button", { name: "Try it" }).click();
  await expect(dialog.getByRole("region", { name: "Answer of /protected_endpoint" })).toContainText('"profile"');
});

test("beside a scope stand the operations that it opens", async ({ page }) => {
  await page.goto("/tokens/new");
  const row = page.getByRole("listitem").filter({ has: page.getByRole("checkbox", { name: "products:read" }) });
  await row.getByText(/^Opens \d+ operations$/).click();
  await expect(row.getByText("GET /api/v1/products", { exact: true })).toBeVisible();
});

test("a token is rotated from the list, and the old one ends at once when asked to", async ({ page, account }) => {
  const { body } = await account.api<{ token: string }>("POST", "/api/portal/tokens", {
    name: "Turning",
    scopes: ["read"],
  });
  await page.goto("/tokens");
  await page.getByRole("button", { name: "Actions for Turning" }).click();
  await page.getByRole("menuitem", { name: "Rotate" }).click();
  await page.getByLabel("The old token").selectOption({ label: "Stops at once" });
  await page.getByRole("button", { name: "Rotate access token" }).click();
  const shown = page.getByRole("dialog", { name: "Store your access token now" }).getByTestId("shown-secret");
  const renewed = (await shown.textContent()) ?? "";
  expect([(await queryWith(body.token)).status, (await queryWith(renewed)).status]).toEqual([401, 200]);
});
