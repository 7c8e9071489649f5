/** What a client is, by who made it: a developer, an administrator, this server, itself, or a plugin's manifest. */
export type ClientKind = "app" | "integration" | "first-party" | "registered" | "plugin";

/** A client as the core sees it. */
export interface Client {
  id: string;
  clientId: string;
  type: "confidential" | "public";
  /** Whether an administrator made it, so that it may ask about tokens of others (RFC 7662). */
  trusted: boolean;
  name: string;
  /** Whose role bounds it when it acts for itself; `null` = the system. */
  ownerId: string | null;
  ownerDisabled: boolean;
  disabled: boolean;
  redirectUris: readonly string[];
  scopes: readonly string[];
  /** What its owner's role leaves of `scopes` when the app acts for itself; `null` where no owner bounds it. */
  ownerScopes: readonly string[] | null;
  /** Allow list of the owner's account; none = every address. */
  ownerAddresses: readonly string[];
  grantTypes: readonly string[];
  /** Keyed digests of the secrets that are valid now. */
  secretDigests: readonly string[];
}

/** A person as the core sees them. */
export interface Person {
  id: string;
  accountNumber: number;
  name: string;
  username: string;
  email: string;
  emailVerified: boolean;
  disabled: boolean;
  /** Scopes of the role now. */
  scopes: readonly string[];
  /** Allow list of the account; none = every address. */
  addresses: readonly string[];
}

/** Who has shown who they are, and how. */
export interface ShownPerson {
  person: Person;
  /** The client between, where the dialect knows one. */
  client?: Client;
  /** The B2B API credential that stands for the person, with its own allow list; `null` scopes: not narrowed. */
  credential?: { id: string; addresses: readonly string[]; scopes: readonly string[] | null };
}

/** How an issued chain of tokens is to be kept: the rules of the dialect it began at (CONTRACT §2.4). */
export interface TokenPolicy {
  /** Seconds. */
  accessLifetime: number;
  /** Seconds after the last use. */
  refreshLifetime: number;
  /** Whose refresh tokens are spent by their use. */
  rotation: "every-client" | "public-clients";
  /** Whether a spent refresh token is answered once more, with the same successor, shortly after its rotation. */
  replaysLostAnswer: boolean;
  /** Whether an app that acts for itself gets a refresh token. */
  refreshesOwnTokens: boolean;
  /** What `token_type` says. */
  tokenType: "Bearer" | "bearer";
}

/** A chain of tokens that is about to begin. */
export interface NewFamily {
  id: string;
  dialect: string;
  grantId: string | null;
  applicationId: string | null;
  userId: string | null;
  credentialId: string | null;
  scopes: readonly string[];
  resources: readonly string[];
}

/** A refresh token as it is stored. */
export interface NewRefreshToken {
  digest: string;
  expiresAt: Date;
}

/** What a code stands for. */
export interface StoredCode {
  digest: string;
  applicationId: string;
  grantId: string;
  grantRevoked: boolean;
  familyId: string | null;
  dialect: string;
  redirectUri: string;
  redirectUriGiven: boolean;
  scopes: readonly string[];
  resources: readonly string[];
  codeChallenge: string | null;
  nonce: string | null;
  authenticatedAt: Date;
  expired: boolean;
  redeemed: boolean;
  person: Person;
}

/** What a refresh token stands for. */
export interface StoredRefreshToken {
  digest: string;
  familyId: string;
  dialect: string;
  /** `null` for chains of dialects without clients. */
  applicationId: string | null;
  /** The B2B API credential that it began with. */
  credentialId: string | null;
  /** What that credential is narrowed to now; `null` where it is not, or there is none. */
  credentialScopes: readonly string[] | null;
  scopes: readonly string[];
  resources: readonly string[];
  /** What the person's consent covers now; `null` where the chain rests on none. */
  consentScopes: readonly string[] | null;
  expired: boolean;
  revoked: boolean;
  /** Seconds since it was spent; `null` while it is live. */
  spentFor: number | null;
  suspended: boolean;
  /** Allow lists that the caller must be in, each where it has entries. */
  allowLists: readonly (readonly string[])[];
  person: Person | null;
}
