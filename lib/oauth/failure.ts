import type { Explanation } from "../refusals/actors";
import { Refusal } from "../refusals/refusal";

/**
 * Everything that can go wrong at a token, revocation or introspection endpoint: a closed list. RFC 6749 §5.2 and
 * RFC 8707 words where there are any; what those fold together but a dialect tells apart has a word of its own. Each
 * dialect is a total table over it (DESIGN §1.1).
 */
export const FAILURE_CODES = [
  /** A parameter is missing; `parameter` names it. */
  "missing_parameter",
  /** A parameter is given twice, or makes no sense. */
  "invalid_parameter",
  /** The body cannot be read: malformed JSON or form. */
  "malformed_body",
  "unsupported_media_type",
  /** The body is packed, or written in a charset, that is not read. */
  "unsupported_coding",
  "payload_too_large",
  "method_not_allowed",
  /** Unknown client, wrong secret, or none where one is needed. */
  "invalid_client",
  /** The client is known and good, but not allowed this grant. */
  "unauthorized_client",
  /** No `grant_type` is named, which RFC 6749 §5.2 has a missing parameter. */
  "missing_grant_type",
  "unsupported_grant_type",
  "invalid_scope",
  /** RFC 8707: the resource is not one of this server's. */
  "invalid_target",
  /** An authorization code that is not good. */
  "invalid_code",
  "invalid_refresh_token",
  /** Unknown user, wrong password, or a user who may not sign in: told alike. */
  "invalid_credentials",
  /** The credential is good and its owner or itself is disabled. */
  "suspended",
  "address_not_allowed",
  "too_many_requests",
  /** A Bearer token that the endpoint itself needs is missing or not good. */
  "invalid_token",
  /** The database is away, or too slow (RFC 6749 §4.1.2.1). */
  "temporarily_unavailable",
  "server_error",
] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

export interface FailureFacts {
  /** The parameter at fault. */
  parameter?: string;
  /** Seconds after which to try again. */
  retryAfter?: number;
  /** `Allow`, where the method was wrong. */
  allow?: string;
  /** `Accept-Encoding`, where the body was packed in another way (RFC 9110 §12.5.3). */
  acceptEncoding?: string;
  /** Whether the client tried HTTP Basic, and is answered with a challenge of that scheme (RFC 6749 §5.2). */
  triedBasic?: boolean;
  /** For the owner of the credential alone. */
  explanation?: Explanation;
}

/** A refusal by the token core. The message is plain English for the developer who reads the answer. */
export class Failure extends Refusal {
  static override readonly kind = "Failure";
  readonly code: FailureCode;
  readonly facts: FailureFacts;

  constructor(code: FailureCode, message: string, facts: FailureFacts = {}, options?: ErrorOptions) {
    super(message, facts.explanation ?? { reason: message }, options);
    this.code = code;
    this.facts = facts;
  }
}
