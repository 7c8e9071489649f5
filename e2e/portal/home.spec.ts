import { expect } from "playwright/test";
import { test } from "../fixtures/test";

const CHOICES = [
  [/A script/, "API key", "X-API-Key", "/api-keys/new"],
  [/A tool that wants a token/, "Personal access token", "Authorization: Bearer", "/tokens/new"],
  [
    /An app that other people connect/,
    "OAuth app, confidential",
    "/auth/oauth/authorize",
    "/apps/new?type=confidential",
  ],
  [/A phone, desktop/, "OAuth app, public", "code_challenge", "/apps/new?type=public"],
  [
    /A service that acts as itself/,
    "OAuth app, client credentials",
    "client_credentials",
    "/apps/new?type=confidential",
  ],
  [/A partner's system/, "B2B login", "/auth/login", "/credentials/new"],
] as const;

test("what one builds leads to the credential that fits, to a sample of it, and to its form", async ({ page }) => {
  await page.goto("/");
  for (const [building, credential, sample, form] of CHOICES) {
    await page.getByRole("tab", { name: building }).click();
    const panel = page.getByRole("tabpanel");
    await expect(panel.getByRole("heading", { name: credential })).toBeVisible();
    await expect(panel).toContainText(sample);
    await expect(panel.getByRole("link")).toHaveAttribute("href", form);
  }
  await page.getByRole("tabpanel").getByRole("link").click();
  await expect(page).toHaveURL(/\/login\?callbackUrl=%2Fcredentials%2Fnew$/);
});

test("a visitor who would rather ask first finds the form", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Request access" }).click();
  await expect(page.getByRole("heading", { name: "Request access" })).toBeVisible();
});
