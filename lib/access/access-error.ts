import type { Finding, Parties } from "../oauth/finding";
import { isNamed } from "../oauth/is-named";

/** Why the gate refuses. Closed: each has its status, and 401 and 403 are never mixed (DESIGN §1.4). */
export type AccessErrorCode =
  | "credential_missing"
  | "credential_malformed"
  | "credentials_ambiguous"
  | "invalid_token"
  | "suspended"
  | "address_not_allowed"
  | "insufficient_scope"
  | "too_many_requests";

export interface AccessErrorFacts {
  /** The scope that is missing (RFC 6750 §3.1). */
  scope?: string;
  /** Seconds after which to try again. */
  retryAfter?: number;
  /** For the owner of the credential alone. */
  finding?: Finding;
}

/** A refusal by the gate. The message is for the caller; `facts` feed the challenge and the explanation. */
export class AccessError extends Error {
  static override [Symbol.hasInstance](value: unknown): boolean {
    return isNamed(value, "AccessError");
  }

  override readonly name = "AccessError";
  readonly code: AccessErrorCode;
  readonly facts: AccessErrorFacts;
  /** Filled on its way out, by whoever knows (`attributed`). */
  parties: Parties = {};

  constructor(code: AccessErrorCode, message: string, facts: AccessErrorFacts = {}, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.facts = facts;
  }
}
