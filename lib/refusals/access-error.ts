import type { Explanation } from "./actors";
import { Refusal } from "./refusal";

/** Why the gate refuses. Closed: each has its status, and 401 and 403 are never mixed (DESIGN §1.4). */
export type AccessErrorCode =
  | "credential_missing"
  | "credential_malformed"
  | "credentials_ambiguous"
  | "invalid_token"
  | "suspended"
  | "address_not_allowed"
  | "insufficient_scope"
  | "too_many_requests"
  /** The database is away: what cannot be checked is refused. */
  | "unavailable";

export interface AccessErrorFacts {
  /** The scope that is missing (RFC 6750 §3.1). */
  scope?: string;
  /** Seconds after which to try again. */
  retryAfter?: number;
  /** For the owner of the credential alone. */
  explanation?: Explanation;
}

/** A refusal by the gate. The message is for the caller; `facts` feed the challenge and the explanation. */
export class AccessError extends Refusal {
  static override readonly kind = "AccessError";
  readonly code: AccessErrorCode;
  readonly facts: AccessErrorFacts;

  constructor(code: AccessErrorCode, message: string, facts: AccessErrorFacts = {}, options?: ErrorOptions) {
    super(message, facts.explanation ?? { reason: message }, options);
    this.code = code;
    this.facts = facts;
  }
}
