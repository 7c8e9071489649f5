/** Whose request it was, as far as it is known by now: who may read why it was refused. */
export interface Parties {
  userId?: string | null;
  /** API key, personal access token or B2B login. */
  credentialId?: string | null;
  applicationId?: string | null;
}

/** What a refusal rests on. For the owner of the credential, never for the wire, and never with a secret in it. */
export interface Finding {
  /** One sentence: which check failed. */
  reason: string;
  expected?: string;
  received?: string;
}

/** Something that may be a refusal, and learns whose request it refuses on its way out. */
interface Attributable {
  parties: Parties;
}

const isAttributable = (error: unknown): error is Attributable =>
  error instanceof Error && "parties" in error && typeof error.parties === "object";

/** Does the work; a refusal that leaves it carries `parties`, those that it knows already before these. */
export async function attributed<Result>(parties: Parties, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (isAttributable(error)) error.parties = { ...parties, ...error.parties };
    throw error;
  }
}
