/** Most labels along an axis. */
const MOST = { up: 4, along: 7 };

/**
 * The figures at the lines of a chart, from zero up: whole, round (1, 2 or 5 and their tens), and the last at or above
 * the highest.
 */
export function toLines(highest: number): number[] {
  const least = Math.max(highest, 1) / MOST.up;
  const tens = 10 ** Math.floor(Math.log10(least));
  const step = Math.max(1, [1, 2, 5, 10].map((each) => each * tens).find((each) => each >= least) ?? 1);
  return Array.from({ length: Math.ceil(Math.max(highest, 1) / step) + 1 }, (_, line) => line * step);
}

/** Which of the points carry a label: where it begins to differ from the one before, and no more than fit. */
export function toLabelled(labels: readonly string[]): number[] {
  const changes = labels.flatMap((label, index) => (label === labels[index - 1] ? [] : [index]));
  const every = Math.ceil(changes.length / MOST.along);
  return changes.filter((_, place) => place % every === 0);
}

/** Points of a line through figures in a square of 1,000 units, which is then stretched. */
export const toPoints = (figures: readonly number[], top: number): string =>
  figures
    .map((figure, index) => `${toShare(index, figures.length) * 1000},${(1000 - (figure / top) * 1000).toFixed(1)}`)
    .join(" ");

/** How far along a chart a point stands, from 0 to 1. */
export const toShare = (index: number, count: number): number => index / Math.max(count - 1, 1);
