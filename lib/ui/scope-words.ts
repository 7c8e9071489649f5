import { uiWords } from "@/words/ui";
import type { AvailableScope } from "../contracts/scopes";

const words = uiWords.scopeWords;

/** Scopes that belong together in a list. */
export interface ScopeGroup<Scope> {
  title: string;
  scopes: Scope[];
}

const ABOUT_YOU = ["openid", "profile", "email"];
const BROAD = ["read", "write"];
const MANAGING = ["portal", "admin"];

function getGroup(name: string): string {
  if (BROAD.includes(name)) return words.allData;
  if (/:(?:read|write)$/.test(name)) return words.oneKind;
  if (ABOUT_YOU.includes(name)) return words.person;
  if (MANAGING.includes(name)) return words.managing;
  return words.more;
}

const ORDER = [words.allData, words.oneKind, words.person, words.managing, words.more];

/** Sorts scopes into groups for reading, the broadest first; empty groups are left out. */
export function groupScopes<Scope extends { name: string }>(scopes: readonly Scope[]): ScopeGroup<Scope>[] {
  return ORDER.map((title) => ({ title, scopes: scopes.filter(({ name }) => getGroup(name) === title) })).filter(
    (group) => group.scopes.length > 0,
  );
}

/** The chosen scope that already includes this one (`read` includes `products:read`), if any. */
export const includedBy = (
  { includedIn }: Pick<AvailableScope, "includedIn">,
  chosen: readonly string[],
): string | undefined => (includedIn !== null && chosen.includes(includedIn) ? includedIn : undefined);
