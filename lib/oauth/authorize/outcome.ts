import type { Explanation } from "../../refusals/actors";
import { Refusal } from "../../refusals/refusal";

/** Why an authorization request is answered with a page and never with a redirect (RFC 6749 §4.1.2.1). */
const PAGE_REASONS = [
  "unknown_client",
  "client_disabled",
  "redirect_uri_missing",
  "redirect_uri_mismatch",
  "duplicate_parameter",
  "malformed_request",
] as const;
export type PageReason = (typeof PAGE_REASONS)[number];

/** Errors that go back to the client (RFC 6749 §4.1.2.1, OpenID Connect Core §3.1.2.6, RFC 8707 §2). */
export type RedirectErrorCode =
  | "invalid_request"
  | "unauthorized_client"
  | "access_denied"
  | "unsupported_response_type"
  | "invalid_scope"
  | "invalid_target"
  | "login_required"
  | "consent_required"
  | "request_not_supported"
  | "request_uri_not_supported"
  | "server_error";

/** The request cannot be answered at its redirect URI: that is unknown, or whose it is. */
export class PageError extends Refusal {
  static override readonly kind = "PageError";
  readonly code: PageReason;

  constructor(code: PageReason, explanation: Explanation | null = null) {
    super(code, explanation);
    this.code = code;
  }
}

/** The request is refused, and its client hears of it at its redirect URI. */
export class RedirectError extends Error {
  override readonly name = "RedirectError";
  readonly code: RedirectErrorCode;

  constructor(code: RedirectErrorCode, description: string) {
    super(description);
    this.code = code;
  }
}
