import { takesBasic } from "../access/authenticators/basic";
import { ApiError, type ApiErrorKind } from "../api-error";
import type { AccessError, AccessErrorCode } from "../refusals/access-error";
import { apiErrorResponse } from "./api-error-response";

interface Wording {
  kind: ApiErrorKind;
  /** RFC 6750 §3.1 word of the challenge; `null` for a challenge without one, `undefined` for no challenge. */
  challenge?: string | null;
}

const WORDING: Record<AccessErrorCode, Wording> = {
  credential_missing: { kind: "unauthorized", challenge: null },
  credential_malformed: { kind: "validation", challenge: "invalid_request" },
  credentials_ambiguous: { kind: "validation", challenge: "invalid_request" },
  invalid_token: { kind: "unauthorized", challenge: "invalid_token" },
  suspended: { kind: "forbidden" },
  address_not_allowed: { kind: "forbidden" },
  insufficient_scope: { kind: "forbidden", challenge: "insufficient_scope" },
  too_many_requests: { kind: "tooManyRequests" },
  unavailable: { kind: "serviceUnavailable" },
};

const quoted = (text: string) => `"${text.replace(/["\\]/g, "'")}"`;

/** `WWW-Authenticate` for a refusal (RFC 6750 §3, RFC 9728 §5.1), with Basic beside it where Excel may ask. */
function challenges(error: AccessError, word: string | null, request: Request, publicUrl: string): string {
  const { pathname } = new URL(request.url);
  const parts = word
    ? [`error=${quoted(word)}`, `error_description=${quoted(error.message)}`]
    : [`realm=${quoted("Gatehouse")}`];
  if (error.facts.scope) parts.push(`scope=${quoted(error.facts.scope)}`);
  parts.push(`resource_metadata=${quoted(`${publicUrl}/.well-known/oauth-protected-resource`)}`);
  const bearer = `Bearer ${parts.join(", ")}`;
  return takesBasic(pathname) ? `${bearer}, Basic realm="Gatehouse", charset="UTF-8"` : bearer;
}

/** A refusal by the gate on the wire: its status, its error body, its challenge. */
export function accessErrorResponse(error: AccessError, request: Request, publicUrl: string): Response {
  const { kind, challenge } = WORDING[error.code];
  const headers: Record<string, string> = {};
  if (challenge !== undefined) headers["www-authenticate"] = challenges(error, challenge, request, publicUrl);
  if (error.facts.retryAfter) headers["retry-after"] = String(error.facts.retryAfter);
  return apiErrorResponse(new ApiError(kind, error.message, { headers }));
}
