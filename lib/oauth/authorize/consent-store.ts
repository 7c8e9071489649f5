/** A code that is about to be given. */
export interface NewCode {
  digest: string;
  applicationId: string;
  userId: string;
  dialect: string;
  redirectUri: string;
  redirectUriGiven: boolean;
  scopes: readonly string[];
  resources: readonly string[];
  codeChallenge: string | null;
  nonce: string | null;
  authenticatedAt: Date;
  expiresAt: Date;
}

/** A consent page that waits for its answer. */
export interface NewTicket {
  digest: string;
  userId: string;
  applicationId: string;
  request: { dialect: string; parameters: [string, string[]][] };
  expiresAt: Date;
}

/** What a person allowed an app before and did not take back. */
export interface Consent {
  scopes: readonly string[];
  /** Where codes may be sent. */
  redirectUris: readonly string[];
}

/** What a person has just decided on the consent page. */
export interface DecidedConsent {
  allowed: readonly string[];
  /** What was decided about: of these the consent holds no more than was allowed. */
  decided: readonly string[];
}

/** What the authorization endpoint asks of a database. */
export interface ConsentStore {
  /** The person's consent to the app; `undefined` for none. */
  findConsent(userId: string, applicationId: string): Promise<Consent | undefined>;
  createTicket(ticket: NewTicket): Promise<void>;
  /**
   * Stores a code together with the consent it rests on, in one transaction. What was allowed before and not decided
   * about now stays. Where anything was decided, the consent is for the code's redirect URI as well.
   */
  grantCode(code: NewCode, consent: DecidedConsent | null): Promise<void>;
}
