import type { App } from "@/lib/contracts/apps";
import type { Held } from "@/lib/hooks/held/held-api";

/** How far somebody is with their first call. */
export interface FirstSteps {
  hasCredential: boolean;
  /** When the first call was seen, or a later one: the latest use of any credential. */
  lastCallAt: string | null;
  /** Whether a credential of theirs has an end, or needs none: tokens of apps run out by themselves. */
  hasExpiry: boolean;
  done: boolean;
}

/** What the credentials tell about the first steps. */
export function firstSteps(keys: readonly Held[], apps: readonly App[]): FirstSteps {
  const uses = [...keys, ...apps].flatMap(({ lastUsedAt }) => (lastUsedAt ? [lastUsedAt] : []));
  const steps = {
    hasCredential: keys.length + apps.length > 0,
    lastCallAt: uses.sort((one, other) => Date.parse(other) - Date.parse(one))[0] ?? null,
    hasExpiry: keys.some(({ expiresAt }) => expiresAt !== null) || (keys.length === 0 && apps.length > 0),
  };
  return { ...steps, done: steps.hasCredential && steps.lastCallAt !== null && steps.hasExpiry };
}
