/** How a caller shows a credential. */
export type Presentation =
  /** In a header of its own: `X-API-Key`. */
  | "api-key-header"
  /** In `Authorization: Bearer`. */
  | "bearer"
  /** With its user name at `POST /auth/login`, which answers with tokens; by itself it opens no operation. */
  | "login";

/** All that tells one kind of credential that a person holds from another. What is the same for all stands elsewhere. */
export interface CredentialKindFacts {
  /** What its ids begin with: `key` of `key_…`. */
  id: string;
  /** What its secrets begin with: `key` of `gth_key_…`. */
  secret: string;
  presented: Presentation;
  /** Whether each names its scopes; where that is optional, one without them has all of its owner's. */
  scopes: "required" | "optional";
  /** Whether its scopes can be changed later. Where they are fixed, nobody holds a secret that has grown since. */
  scopesLater: "fixed" | "changeable";
  /** Whether an app may make one for its owner, which then ends with the app's connection. */
  madeByApps: boolean;
  /** The setting of how many of them a person may have, and what that is until it is changed. */
  limit: { setting: string; standard: number };
  /** Where it is managed: under `/api/portal`, and in the portal. */
  path: `/${string}`;
  /** What the calls of the management API are named after: `createApiKey`, `listApiKeys`. */
  calls: string;
  /** The member of an answer that holds the secret, when there is a new one. */
  secretMember: string;
  /** What its webhook events begin with: `key` of `key.created`. */
  event: string;
  /** What it is called in refusals and descriptions. */
  words: {
    one: string;
    many: string;
    /** With its article, where nothing around says which tokens or logins are meant. */
    whole: string;
    /** The refusal of one that is not known. */
    unknown: string;
  };
}
