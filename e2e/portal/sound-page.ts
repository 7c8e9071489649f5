import { expect, type Page } from "playwright/test";
import { test } from "../fixtures/test";
import { expectAccessible, expectContrast } from "./accessible";

const VIEWS = [
  { width: 1280, height: 860 },
  { width: 360, height: 740 },
];

/** What a page must be, wide and narrow, light and dark: free of WCAG failures and errors, no wider than the window, and titled. */
export async function expectSound(page: Page, path: string, title: string, ready: string): Promise<void> {
  test.slow();
  const errors: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message));
  const hosts = new Set<string>();
  page.on("request", (request) => hosts.add(new URL(request.url()).host));

  for (const view of VIEWS) {
    await test.step(`${view.width} px`, async () => {
      await page.setViewportSize(view);
      await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
      await page.goto(path);
      await expect(page.getByRole("heading", { name: ready }).first()).toBeVisible();
      await expect(page.getByText("Loading", { exact: true })).toHaveCount(0);
      await expect(page).toHaveTitle(title);
      await expectAccessible(page);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(sideways).toBeLessThanOrEqual(0);
      await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
      await expectContrast(page);
    });
  }
  expect(errors).toEqual([]);
  expect([...hosts]).toEqual([new URL(page.url()).host]);
}
