import { consumer } from "./consumer";
import { BECAUSE, describeFailures } from "./testing/describe-failures";

const worded = (status: number, title: string, message = BECAUSE) =>
  [status, { success: false, title, message }] as const;
const badRequest = worded(400, "Bad Request");
// Who may not sign in learns no more than who does not exist.
const badLogin = worded(400, "Bad Request", "Invalid name or password");

describeFailures(consumer, {
  missing_parameter: badRequest,
  invalid_parameter: badRequest,
  malformed_body: badRequest,
  unsupported_media_type: worded(415, "Unsupported Media Type"),
  unsupported_coding: worded(415, "Unsupported Media Type"),
  payload_too_large: worded(413, "Payload Too Large"),
  method_not_allowed: worded(405, "Method Not Allowed"),
  invalid_client: badRequest,
  unauthorized_client: badRequest,
  missing_grant_type: badRequest,
  unsupported_grant_type: badRequest,
  invalid_scope: badRequest,
  invalid_target: badRequest,
  invalid_code: badRequest,
  invalid_refresh_token: badRequest,
  invalid_credentials: badLogin,
  suspended: badLogin,
  address_not_allowed: worded(403, "Forbidden"),
  too_many_requests: worded(429, "Too Many Requests"),
  invalid_token: worded(401, "Unauthorized"),
  temporarily_unavailable: worded(503, "Service Unavailable"),
  server_error: worded(500, "Internal Server Error"),
});
