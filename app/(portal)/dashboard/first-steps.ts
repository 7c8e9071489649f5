import type { InventoryItem } from "@/lib/contracts/inventory";
import { getCredentials } from "../inventory/inventory-words";

/** What a person makes to call the API with. */
export type Credential = Pick<InventoryItem, "kind" | "lastUsedAt" | "expiresAt">;

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
export function firstSteps(items: readonly Credential[]): FirstSteps {
  const credentials = getCredentials(items);
  const uses = credentials.flatMap(({ lastUsedAt }) => (lastUsedAt ? [lastUsedAt] : []));
  const onlyApps = credentials.length > 0 && credentials.every(({ kind }) => kind === "app");
  const steps = {
    hasCredential: credentials.length > 0,
    lastCallAt: uses.sort((one, other) => Date.parse(other) - Date.parse(one))[0] ?? null,
    hasExpiry: onlyApps || credentials.some(({ expiresAt }) => expiresAt !== null),
  };
  return { ...steps, done: steps.hasCredential && steps.lastCallAt !== null && steps.hasExpiry };
}
