/** Scopes that belong together in a list. */
export interface ScopeGroup<Scope> {
  title: string;
  scopes: Scope[];
}

const ABOUT_YOU = ["openid", "profile", "email"];
const BROAD = ["read", "write"];
const MANAGING = ["portal", "admin"];

function groupOf(name: string): string {
  if (BROAD.includes(name)) return "All data";
  if (/:(?:read|write)$/.test(name)) return "One kind of data";
  if (ABOUT_YOU.includes(name)) return "Who the person is";
  if (MANAGING.includes(name)) return "Gatehouse itself";
  return "More";
}

const ORDER = ["All data", "One kind of data", "Who the person is", "Gatehouse itself", "More"];

/** Sorts scopes into groups for reading, the broadest first; empty groups are left out. */
export function groupScopes<Scope extends { name: string }>(scopes: readonly Scope[]): ScopeGroup<Scope>[] {
  return ORDER.map((title) => ({ title, scopes: scopes.filter(({ name }) => groupOf(name) === title) })).filter(
    (group) => group.scopes.length > 0,
  );
}

/** The chosen scope that already includes this one (`read` includes `products:read`), if any. */
export const includedIn = (name: string, chosen: readonly string[]): string | undefined =>
  BROAD.find((broad) => chosen.includes(broad) && name.endsWith(`:${broad}`));
