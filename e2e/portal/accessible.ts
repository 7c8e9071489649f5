import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import { expect, type Page } from "playwright/test";

// Minified: it is parsed anew for each page.
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const WCAG: RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  resultTypes: ["violations"],
};

const CONTRAST: RunOptions = { runOnly: { type: "rule", values: ["color-contrast"] }, resultTypes: ["violations"] };

/** A dialog that is still fading in has half of its colours. What spins or pulses for ever stays as it is. */
const settle = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
    }
  });

async function expectNoViolations(page: Page, options: RunOptions): Promise<void> {
  await settle(page);
  // Past the page's policy, which lets no other script in; once a page is enough.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (given) => (window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run(given),
    options,
  );
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

/** What the page shows now has no failure of WCAG 2.2 AA that a program can find. */
export const expectAccessible = (page: Page): Promise<void> => expectNoViolations(page, WCAG);

/** Its text can be read in the colours that it has now: all that another theme can change. */
export const expectContrast = (page: Page): Promise<void> => expectNoViolations(page, CONTRAST);

/** Nothing of the page is wider than the window. */
export async function expectNarrowEnough(page: Page): Promise<void> {
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(sideways).toBeLessThanOrEqual(0);
}
