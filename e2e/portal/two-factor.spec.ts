import { expect } from "playwright/test";
import { baseUrl, signIn } from "../fixtures/account";
import { test } from "../fixtures/test";
import { getAuthenticator, turnOnTwoFactor } from "../fixtures/two-factor";
import { expectAccessible } from "./accessible";
import { signInAs } from "./signed-in";

test("two-factor sign-in is turned on with an authenticator app, used to sign in, and turned off", async ({
  page,
  account,
}) => {
  test.slow();
  await signInAs(page.context(), account);
  await page.goto("/settings");
  await page.getByRole("button", { name: "Turn on" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Your password").fill(account.password);
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(dialog.getByRole("img", { name: /QR code/ })).toBeVisible();
  await expectAccessible(page);
  const secret = ((await dialog.getByTestId("typed-secret").textContent()) ?? "").replace(/\s/g, "");
  const authenticator = await getAuthenticator(secret);
  await dialog.getByLabel("The six digits").fill("000000");
  await dialog.getByRole("button", { name: "Turn on" }).click();
  await expect(dialog.getByLabel("The six digits")).toHaveAccessibleDescription(/does not fit/);
  await dialog.getByLabel("The six digits").fill(authenticator.code(-1));
  await dialog.getByRole("button", { name: "Turn on" }).click();

  const codes = dialog.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const [recoveryCode = ""] = await codes.allInnerTexts();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeVisible();
  const saved = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download" }).click();
  expect((await saved).suggestedFilename()).toBe("gatehouse-recovery-codes.txt");
  await dialog.getByRole("button", { name: "I have stored them" }).click();
  await expect(page.getByText("10 recovery codes left")).toBeVisible();

  await page.context().clearCookies();
  await page.goto("/login?callbackUrl=/settings");
  await page.getByLabel("Email or user name").fill(account.email);
  await page.getByLabel("Password", { exact: true }).fill(account.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Two-factor code" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Code").fill("123");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByLabel("Code")).toHaveAccessibleDescription(/not right/);
  await page.getByLabel("Code").fill(authenticator.code());
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/settings$/);

  await page.getByRole("button", { name: "Turn off" }).click();
  await dialog.getByLabel("Your password").fill(account.password);
  await dialog.getByLabel("Code").fill(recoveryCode);
  await dialog.getByRole("button", { name: "Turn off" }).click();
  await expect(page.getByRole("button", { name: "Turn on" })).toBeVisible();
});

test("signing in with a recovery code works without JavaScript", async ({ browser, account }) => {
  const { recoveryCodes } = await turnOnTwoFactor(account);
  const context = await browser.newContext({ baseURL: baseUrl(), javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/login?callbackUrl=/apps");
  await page.getByLabel("Email or user name").fill(account.username);
  await page.getByLabel("Password", { exact: true }).fill(account.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await expect(page.getByRole("heading", { name: "Recovery code" })).toBeVisible();
  await page.getByLabel("Code").fill("wrong-wrong");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByLabel("Code")).toHaveAccessibleDescription(/not right/);
  await page.getByLabel("Code").fill(recoveryCodes[0] ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/apps$/);
});

test("an administrator turns it off for somebody who has lost phone and codes", async ({ page, account, admin }) => {
  await turnOnTwoFactor(account);
  await signInAs(page.context(), admin);
  await page.goto(`/admin/users/${account.id}`);
  await page.getByRole("button", { name: "Turn two-factor off" }).click();
  await expect(page.getByText("Two-factor sign-in is off")).toBeVisible();
  await signIn(account.email, account.password);
});
