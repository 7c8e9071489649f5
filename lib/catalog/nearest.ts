function distance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const current = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}

/** The name most like the given one, when it is like enough to have been meant. */
export function nearest(given: string, names: Iterable<string>): string | undefined {
  // Long input costs length × length, and nobody meant it.
  if (given.length > 64) return undefined;
  let best: string | undefined;
  let least = Math.max(2, Math.floor(given.length / 3)) + 1;
  for (const name of names) {
    const far = distance(given.toLowerCase(), name.toLowerCase());
    // Of two letters that are both wrong, nothing was meant.
    if (far < least && far < Math.max(given.length, name.length)) {
      best = name;
      least = far;
    }
  }
  return best;
}
