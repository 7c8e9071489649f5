/**
 * A statement that looks for digests, as it is for each number of them: there is one digest for each live pepper. `write`
 * is given the list of their `$n`. An array would be one text for all, but PostgreSQL cannot know how long that is, and
 * would plan the statement anew each time, which takes several times as long as the statement itself.
 */
export function forDigests(write: (list: string) => string): (digests: readonly string[]) => string {
  const texts = new Map<number, string>();
  return ({ length }) => {
    const known = texts.get(length);
    if (known !== undefined) return known;
    const text = write(Array.from({ length }, (_, index) => `$${index + 1}`).join(", "));
    texts.set(length, text);
    return text;
  };
}
