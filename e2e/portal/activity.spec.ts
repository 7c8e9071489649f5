import { expect } from "playwright/test";
import { test } from "../fixtures/test";
import { signInAs } from "./signed-in";

test("activity says in words what was done, is narrowed by kind, and goes back page by page", async ({
  page,
  account,
}) => {
  for (let n = 0; n < 31; n++) await account.api("POST", "/api/portal/api-keys", { name: `Key ${n}` });
  await signInAs(page.context(), account);
  await page.goto("/activity");
  await expect(page.getByText("Created the API key “Key 30”")).toBeVisible();
  await expect(page.getByText("Made the account")).toHaveCount(0);
  await page.getByRole("button", { name: "Show older" }).click();
  await expect(page.getByText("Made the account")).toBeVisible();
  await expect(page.getByText("Signed in with a password")).toBeVisible();
  await expect(page.getByRole("button", { name: "Show older" })).toHaveCount(0);

  await page.getByLabel("Kind of activity").selectOption("Signing in and out");
  await expect(page).toHaveURL(/\?kind=session\.$/);
  await expect(page.getByText("Signed in with a password")).toBeVisible();
  await expect(page.getByText("Made the account")).toHaveCount(0);
  await page.goto("/activity?kind=grant.");
  await expect(page.getByText("Nothing of that kind has happened yet.")).toBeVisible();
});
