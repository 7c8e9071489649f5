import { expect, type Page } from "playwright/test";
import { test } from "../fixtures/test";
import { expectAccessible } from "./accessible";

// Colours do not depend on the width nor the layout on the theme: two views show what four would.
const VIEWS = [
  { width: 1280, height: 860, colorScheme: "light" },
  { width: 360, height: 740, colorScheme: "dark" },
] as const;

/** What a page must be in every view: free of WCAG failures and errors, no wider than the window, and titled. */
export async function expectSound(page: Page, path: string, title: string, ready: string): Promise<void> {
  test.slow();
  const errors: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message));
  const hosts = new Set<string>();
  page.on("request", (request) => hosts.add(new URL(request.url()).host));

  for (const { width, height, colorScheme } of VIEWS) {
    await test.step(`${width} px, ${colorScheme}`, async () => {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.goto(path);
      await expect(page.getByRole("heading", { name: ready }).first()).toBeVisible();
      await expect(page.getByText("Loading", { exact: true })).toHaveCount(0);
      await expect(page).toHaveTitle(title);
      await expectAccessible(page);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(sideways).toBeLessThanOrEqual(0);
    });
  }
  expect(errors).toEqual([]);
  expect([...hosts]).toEqual([new URL(page.url()).host]);
}
