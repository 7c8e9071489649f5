import { b2b } from "./b2b";
import { BECAUSE, describeFailures } from "./testing/describe-failures";

const worded = (status: number, name: string, code: string) =>
  [status, { error: { name, code, message: BECAUSE } }] as const;
const validation = worded(400, "ValidationException", "VALIDATION_FAILURE");
const unauthorized = worded(401, "UnauthorizedError", "UNAUTHORIZED");
const forbidden = worded(403, "ForbiddenError", "FORBIDDEN");

describeFailures(b2b, {
  missing_parameter: validation,
  invalid_parameter: validation,
  malformed_body: worded(400, "SyntaxError", "SYNTAX_ERROR"),
  unsupported_media_type: worded(415, "UnsupportedMediaTypeError", "UNSUPPORTED_MEDIA_TYPE"),
  unsupported_coding: worded(415, "UnsupportedMediaTypeError", "UNSUPPORTED_MEDIA_TYPE"),
  payload_too_large: worded(413, "PayloadTooLargeError", "PAYLOAD_TOO_LARGE"),
  method_not_allowed: worded(405, "MethodNotAllowedError", "METHOD_NOT_ALLOWED"),
  invalid_client: unauthorized,
  unauthorized_client: forbidden,
  missing_grant_type: validation,
  unsupported_grant_type: validation,
  invalid_scope: validation,
  invalid_target: validation,
  invalid_code: unauthorized,
  invalid_refresh_token: unauthorized,
  invalid_credentials: unauthorized,
  suspended: forbidden,
  address_not_allowed: forbidden,
  too_many_requests: worded(429, "TooManyRequestsError", "RATE_LIMITED"),
  invalid_token: unauthorized,
  temporarily_unavailable: worded(503, "ServiceUnavailableError", "SERVICE_UNAVAILABLE"),
  server_error: worded(500, "InternalError", "INTERNAL"),
});
