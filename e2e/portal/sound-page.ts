import { expect, type Page } from "playwright/test";
import { test } from "../fixtures/test";
import { expectAccessible, expectContrast, expectNarrowEnough } from "./accessible";

const WIDE = { width: 1280, height: 860 };
const NARROW = { width: 360, height: 740 };

/** Waits until the page is drawn as it now is, and nothing moves to another colour any more. */
const settled = (page: Page) =>
  page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });

/** What a page must be, wide and narrow, light and dark: free of WCAG failures and errors, no wider than the window, and titled. */
export async function expectSound(page: Page, path: string, title: string, ready: string): Promise<void> {
  const errors: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message));
  const hosts = new Set<string>();
  page.on("request", (request) => hosts.add(new URL(request.url()).host));

  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.goto(path);
  await expect(page.getByRole("heading", { name: ready }).first()).toBeVisible();
  await expect(page.getByText("Loading", { exact: true })).toHaveCount(0);
  await expect(page).toHaveTitle(title);
  await test.step("wide and light", async () => {
    await expectNarrowEnough(page);
    await expectAccessible(page);
  });
  await test.step("narrow and light", async () => {
    await page.setViewportSize(NARROW);
    await expectNarrowEnough(page);
    await expectAccessible(page);
  });
  // A theme changes nothing but colours, and a width none of them. What only a wide page shows is the navigation.
  await test.step("dark", async () => {
    await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    await settled(page);
    await expectContrast(page);
  });
  expect(errors).toEqual([]);
  expect([...hosts]).toEqual([new URL(page.url()).host]);
}
