import type { HeldKind } from "./held-kind";
import { apiKeysKind } from "./kinds/api-keys";
import { credentialsKind } from "./kinds/credentials";
import { tokensKind } from "./kinds/tokens";

/** The kinds of credential that a person holds. A server page names one; its functions live in the browser. */
export const HELD_KINDS = {
  "api-keys": apiKeysKind,
  tokens: tokensKind,
  credentials: credentialsKind,
} as const satisfies Readonly<Record<string, HeldKind>>;

export type HeldKindName = keyof typeof HELD_KINDS;
