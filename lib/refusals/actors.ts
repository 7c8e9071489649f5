/** Whose request it was, as far as it is known by now: who may read why it was refused. */
export interface Actors {
  userId?: string | null;
  /** API key, personal access token or B2B login. */
  credentialId?: string | null;
  applicationId?: string | null;
}

/** What a refusal rests on. For the owner of the credential, never for the wire, and never with a secret in it. */
export interface Explanation {
  /** One sentence: which check failed. */
  reason: string;
  expected?: string;
  received?: string;
}
