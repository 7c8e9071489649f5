import { expect } from "playwright/test";
import { baseUrl, unique } from "../fixtures/account";
import { test } from "../fixtures/test";
import { signInAs } from "./signed-in";

test("signing up and in works without JavaScript, and a refusal keeps what was typed", async ({ browser }) => {
  const context = await browser.newContext({ baseURL: baseUrl(), javaScriptEnabled: false });
  const page = await context.newPage();
  const username = unique("n");
  await page.goto("/signup");
  await page.getByLabel("Name", { exact: true }).fill("Nina Novák");
  await page.getByLabel("Email").fill(`${username}@example.test`);
  await page.getByLabel("User name").fill(username);
  await page.getByLabel("Password", { exact: true }).fill("short");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByLabel("Password", { exact: true })).toHaveAccessibleDescription(/at least 8 characters/i);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Nina Novák");

  await page.getByLabel("Password", { exact: true }).fill("a few words here");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL(/\/dashboard$/);

  await context.clearCookies();
  await page.goto("/login");
  await page.getByLabel("Email or user name").fill(username);
  await page.getByLabel("Password", { exact: true }).fill("a few words here");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/dashboard$/);
});

test("a wrong password is refused in one sentence, and the name is still there", async ({ page, account }) => {
  await page.goto("/login");
  await page.getByLabel("Email or user name").fill(account.email);
  await page.getByLabel("Password", { exact: true }).fill("a wrong password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: /\w/ })).toBeVisible();
  await expect(page.getByLabel("Email or user name")).toHaveValue(account.email);
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
});

test("after signing in nobody is sent to another site", async ({ page, account }) => {
  for (const target of ["https://evil.example/", "//evil.example/", "/\\evil.example/"]) {
    await page.context().clearCookies();
    await page.goto(`/login?${new URLSearchParams({ callbackUrl: target })}`);
    await page.getByLabel("Email or user name").fill(account.email);
    await page.getByLabel("Password", { exact: true }).fill(account.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(`${baseUrl()}/dashboard`);
  }
});

test("signing out ends the session for every copy of its cookie", async ({ page, account }) => {
  await signInAs(page.context(), account);
  await page.goto("/dashboard");
  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/login$/);
  expect((await account.api("GET", "/api/portal/me")).status).toBe(401);
});

test("name and password are changed in the settings", async ({ page, account }) => {
  await signInAs(page.context(), account);
  await page.goto("/settings");
  await page.getByLabel("Name", { exact: true }).fill("Anna Lindqvist");
  await page.getByRole("button", { name: "Save profile" }).click();
  await expect(page.getByText("Profile saved")).toBeVisible();
  await expect(page.getByRole("button", { name: "Account of Anna Lindqvist" })).toBeVisible();

  await page.getByLabel("Present password").fill("a wrong password");
  await page.getByLabel("New password").fill("quite another one");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByLabel("Present password")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Present password").fill(account.password);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Password changed")).toBeVisible();
  await expect(page.getByLabel("Present password")).toHaveValue("");
  await page.reload();
  await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
});
