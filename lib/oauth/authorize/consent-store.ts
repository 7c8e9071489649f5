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

/** What the authorization endpoint asks of a database. */
export interface ConsentStore {
  /** The scopes that the person allowed the app before and did not take back; `undefined` for none. */
  findConsent(userId: string, applicationId: string): Promise<readonly string[] | undefined>;
  createTicket(ticket: NewTicket): Promise<void>;
  /**
   * Stores a code together with the consent it rests on, in one transaction. `asked` are the scopes that the person was
   * asked about now: of those the consent then holds exactly the code's; what was allowed before and not asked stays.
   */
  grantCode(code: NewCode, asked: readonly string[]): Promise<void>;
}
