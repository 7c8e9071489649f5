import { expect } from "playwright/test";
import { call, newAccount, signIn } from "../fixtures/account";
import { test } from "../fixtures/test";
import { expectAccessible } from "./accessible";
import { signInAs } from "./signed-in";

test("other browsers are listed, and signed out one by one or all at once", async ({ page, account }) => {
  const others = [
    await signIn(account.email, account.password),
    await signIn(account.email, account.password),
    await signIn(account.email, account.password),
  ];
  const me = (cookie: string) => call("GET", "/api/portal/me", { headers: { cookie } });
  await signInAs(page.context(), account);
  await page.goto("/settings#sessions");
  const section = page.getByRole("region", { name: "Sessions" });
  await expect(section.getByRole("listitem")).toHaveCount(4);
  await expect(section.getByText("This browser")).toHaveCount(1);
  await section
    .getByRole("button", { name: /^Sign out A browser/ })
    .first()
    .click();
  await expect(section.getByRole("listitem")).toHaveCount(3);
  const left = await Promise.all(others.map(async (cookie) => (await me(cookie)).status));
  expect(left.sort()).toEqual([200, 200, 401]);

  await section.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(section.getByRole("listitem")).toHaveCount(1);
  for (const cookie of others) expect((await me(cookie)).status).toBe(401);
  await expect(section.getByText("This browser")).toBeVisible();
});

test("the allow list keeps serving where one is, says so where it does not, and never shuts the portal", async ({
  page,
  account,
}) => {
  const key = await account.api<{ key: string }>("POST", "/api/portal/api-keys", { name: "k" });
  // Asked by the browser itself, which need not be seen as the address that this process is.
  const status = () =>
    page.evaluate(async (apiKey) => {
      const headers = { "x-api-key": apiKey, "content-type": "application/json" };
      const body = JSON.stringify({ query: "products(limit: 1) { id }" });
      return (await fetch("/api/query", { method: "POST", headers, body })).status;
    }, key.body.key);
  await signInAs(page.context(), account);
  await page.goto("/settings#addresses");
  const section = page.getByRole("region", { name: "Allowed addresses" });
  const dialog = page.getByRole("dialog");
  await section.getByRole("button", { name: "Add address" }).click();
  await dialog.getByLabel("Address", { exact: true }).fill("nowhere");
  await dialog.getByRole("button", { name: "Add address" }).click();
  await expect(dialog.getByLabel("Address", { exact: true })).toHaveAccessibleDescription(/CIDR/);
  await expectAccessible(page);
  await dialog.getByLabel("Address", { exact: true }).fill("203.0.113.9/24");
  await dialog.getByLabel("Label").fill("Office");
  await dialog.getByRole("button", { name: "Add address" }).click();
  await expect(section.getByText("203.0.113.0/24")).toBeVisible();
  await expect(section.getByText("You are here")).toBeVisible();
  expect(await status()).toBe(200);

  await section.getByRole("button", { name: /^Remove (127|::1)/ }).click();
  await expect(dialog).toContainText("No other entry holds the address that you are seen as");
  await dialog.getByRole("button", { name: "Remove" }).click();
  await expect(section.getByText(/is not on the list/)).toBeVisible();
  await expectAccessible(page);
  expect(await status()).toBe(403);
  await section.getByRole("button", { name: "Add it" }).click();
  await expect(section.getByText("You are here")).toBeVisible();
  expect(await status()).toBe(200);
});

test("an account is deleted by who types its password again, and says before what becomes of what", async ({
  page,
}) => {
  const account = await newAccount();
  await signInAs(page.context(), account);
  await page.goto("/settings");
  await page.getByRole("button", { name: "Delete account" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Your apps are deleted");
  await expectAccessible(page);
  await dialog.getByLabel("Your password").fill("a wrong password");
  await dialog.getByRole("button", { name: "Delete account" }).click();
  await expect(dialog.getByLabel("Your password")).toHaveAccessibleDescription(/not your password/);
  await dialog.getByLabel("Your password").fill(account.password);
  await dialog.getByRole("button", { name: "Delete account" }).click();
  await expect(page.getByText("Your account is deleted.")).toBeVisible();
  await expect(signIn(account.email, account.password)).rejects.toThrow("401");
});
