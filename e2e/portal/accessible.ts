import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "playwright/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function expectNoViolations(axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

/** What the page shows now has no failure of WCAG 2.2 AA that a program can find. */
export const expectAccessible = (page: Page): Promise<void> =>
  expectNoViolations(new AxeBuilder({ page }).withTags(TAGS));

/** Its text can be read in the colours that it has now: all that another theme can change. */
export const expectContrast = (page: Page): Promise<void> =>
  expectNoViolations(new AxeBuilder({ page }).withRules(["color-contrast"]));
