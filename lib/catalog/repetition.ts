// Bytes are told apart by five bits, as the database's own table of them may do: letters in either case are one.
const BITS = 31;

/** How far from the first of these bytes, or from the last, it comes again; where it does not, as far as they go. */
function distance(bytes: Uint8Array, from: "first" | "last"): number {
  const at = (steps: number) => (bytes[from === "first" ? steps : bytes.length - 1 - steps] ?? 0) & BITS;
  let steps = 1;
  while (steps < bytes.length && at(steps) !== at(0)) steps += 1;
  return steps;
}

/**
 * How often each character of a text may have to be compared to find `sought` in it: once for a sought text whose end
 * comes nowhere else in it (the search then jumps), its length for one that repeats a character ("aaaa" in "aaab…").
 */
export function comparisonsOfText(sought: string): number {
  const bytes = Buffer.from(sought);
  return 1 + bytes.length / distance(bytes, "last");
}

/** The same of a pattern of `like`: each text between two `%` is looked for by its beginning. */
export function comparisonsOfPattern(pattern: string): number {
  const runs = pattern.split("%").filter((run) => run !== "");
  // `_` is like any character, so a match may begin anywhere.
  return runs.reduce((sum, run) => {
    const bytes = Buffer.from(run);
    return sum + 1 + bytes.length / (run.includes("_") ? 1 : distance(bytes, "first"));
  }, 1);
}
