const MINUTE = 60;
const HOUR = 3600;

/** Seconds to wait after each attempt that failed: eleven attempts, over a little more than three days. */
export const PAUSES: readonly number[] = [
  10,
  MINUTE,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

/**
 * Seconds to wait after the attempt of a number, the first being 1; `undefined` where that was the last. Spread by a
 * tenth, so that what failed together is not tried again all at once.
 */
export function pauseAfter(attempt: number): number | undefined {
  const pause = PAUSES[attempt - 1];
  return pause === undefined ? undefined : Math.round(pause * (0.95 + Math.random() / 10));
}
