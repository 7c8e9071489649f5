import { apiKey } from "./api-key";
import { b2bLogin } from "./b2b-login";
import type { CredentialKindFacts } from "./credential-kind";
import { personalAccessToken } from "./personal-access-token";

/**
 * The kinds of credential that a person holds. A kind's name is that of its audit actions, of its rows in the inventory
 * and of what webhooks are told.
 */
export const CREDENTIAL_KINDS = {
  "api-key": apiKey,
  "access-token": personalAccessToken,
  "b2b-login": b2bLogin,
} as const satisfies Readonly<Record<string, CredentialKindFacts>>;

export type CredentialKind = keyof typeof CREDENTIAL_KINDS;
type Facts = (typeof CREDENTIAL_KINDS)[CredentialKind];

export type CredentialIdPrefix = Facts["id"];
export type CredentialSecret = Facts["secret"];
export type CredentialLimit = Facts["limit"]["setting"];
export type CredentialEvent = Facts["event"];

export const isCredentialKind = (name: string): name is CredentialKind => Object.hasOwn(CREDENTIAL_KINDS, name);

export const CREDENTIAL_KIND_NAMES: readonly CredentialKind[] = Object.keys(CREDENTIAL_KINDS).filter(isCredentialKind);

/** What a kind says of itself, where it does not matter which one it is. */
export const getKindFacts = (kind: CredentialKind): Facts => CREDENTIAL_KINDS[kind];
