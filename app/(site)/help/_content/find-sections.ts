import type { HelpSection } from "./search-index";

const MOST = 8;

/** How well a section answers: a word in the heading weighs most, then in the title, then in the text. */
function getWeight({ page, section, text }: HelpSection, words: readonly string[]): number {
  const places = [
    [section.toLowerCase(), 12],
    [page.toLowerCase(), section ? 3 : 16],
    [text.toLowerCase(), 1],
  ] as const;
  let weight = 0;
  for (const word of words) {
    const found = places.filter(([place]) => place.includes(word));
    // Every word has to stand somewhere.
    if (found.length === 0) return 0;
    weight += found.reduce((sum, [, worth]) => sum + worth, 0);
  }
  return weight;
}

/** The sections that hold every word of what is looked for, the best first. */
export function findSections(sections: readonly HelpSection[], looked: string): HelpSection[] {
  const words = looked.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return sections
    .map((section) => ({ section, weight: getWeight(section, words) }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .slice(0, MOST)
    .map(({ section }) => section);
}

const AROUND = 70;

/** The words of a section around the first that was looked for. */
export function buildExcerpt({ text }: HelpSection, looked: string): string {
  const word =
    looked
      .toLowerCase()
      .split(/\s+/)
      .find((one) => one && text.toLowerCase().includes(one)) ?? "";
  const at = Math.max(0, text.toLowerCase().indexOf(word) - AROUND / 2);
  const from = at === 0 ? 0 : text.indexOf(" ", at) + 1;
  return `${from > 0 ? "… " : ""}${text.slice(from, from + 2 * AROUND)}${text.length > from + 2 * AROUND ? " …" : ""}`;
}
