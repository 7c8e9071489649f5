/** What a page is told of its query string. */
export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

/** The address of a page with those of its parameters that it reads, so that a sign-in leads back to the same view. */
export function buildAddress(path: string, search: SearchParams, names: readonly string[]): string {
  const kept = new URLSearchParams();
  for (const name of names) {
    const value = search[name];
    if (typeof value === "string") kept.set(name, value);
  }
  return kept.size > 0 ? `${path}?${kept}` : path;
}
