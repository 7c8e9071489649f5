import type { CredentialKind } from "../../credentials/kinds/credential-kinds";

/** What a kind of credential is called. */
interface KindWords {
  /** As it stands inside a sentence: "API key". */
  noun: string;
  plural: string;
  /** What it is called once it is clear which is meant: "key". */
  short: string;
}

/** What the kinds of credential that a person holds are called. */
export const credentialKindWords: Readonly<Record<CredentialKind, KindWords>> = {
  "api-key": { noun: "API key", plural: "API keys", short: "key" },
  "access-token": { noun: "access token", plural: "access tokens", short: "token" },
  "b2b-login": { noun: "B2B login", plural: "B2B logins", short: "login" },
};
