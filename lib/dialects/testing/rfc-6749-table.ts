import type { FailureCode } from "../../oauth/failure";
import { BECAUSE } from "./describe-failures";

const worded = (status: number, error: string) => [status, { error, error_description: BECAUSE }] as const;
const challenged = (error: string, challenge: string) => [...worded(401, error), challenge] as const;

/** The words of RFC 6749 §5.2, as the dialects that keep to it say them. */
export const RFC_6749_TABLE = {
  missing_parameter: worded(400, "invalid_request"),
  invalid_parameter: worded(400, "invalid_request"),
  malformed_body: worded(400, "invalid_request"),
  unsupported_media_type: worded(400, "invalid_request"),
  unsupported_coding: worded(415, "invalid_request"),
  payload_too_large: worded(413, "invalid_request"),
  method_not_allowed: worded(405, "invalid_request"),
  invalid_client: challenged("invalid_client", 'Basic realm="Gatehouse", charset="UTF-8"'),
  unauthorized_client: worded(400, "unauthorized_client"),
  missing_grant_type: worded(400, "invalid_request"),
  unsupported_grant_type: worded(400, "unsupported_grant_type"),
  invalid_scope: worded(400, "invalid_scope"),
  invalid_target: worded(400, "invalid_target"),
  invalid_code: worded(400, "invalid_grant"),
  invalid_refresh_token: worded(400, "invalid_grant"),
  invalid_credentials: worded(400, "invalid_grant"),
  suspended: worded(400, "invalid_grant"),
  address_not_allowed: worded(403, "access_denied"),
  too_many_requests: worded(429, "temporarily_unavailable"),
  invalid_token: challenged("invalid_token", 'Bearer error="invalid_token"'),
  temporarily_unavailable: worded(503, "temporarily_unavailable"),
  server_error: worded(500, "server_error"),
} as const satisfies Record<FailureCode, unknown>;
