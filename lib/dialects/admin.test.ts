import { admin } from "./admin";
import { BECAUSE, describeFailures, PARAMETER } from "./testing/describe-failures";

const worded = (status: number, code: string, error: string, title: string, detail = BECAUSE) =>
  [status, { errors: [{ code, status: String(status), title, detail }], error, error_description: BECAUSE }] as const;

const MALFORMED =
  "The request is missing a required parameter, includes an invalid parameter value, includes a parameter more than once, or is otherwise malformed.";
const unsupportedGrant = worded(
  400,
  "2",
  "unsupported_grant_type",
  "The authorization grant type is not supported by the authorization server.",
);
const malformed = worded(400, "3", "invalid_request", MALFORMED);

describeFailures(admin, {
  missing_parameter: worded(400, "3", "invalid_request", MALFORMED, `Check the \`${PARAMETER}\` parameter`),
  invalid_parameter: malformed,
  malformed_body: worded(400, "0", "invalid_request", "The JSON payload is malformed."),
  unsupported_media_type: worded(415, "0", "invalid_request", "Unsupported Media Type"),
  unsupported_coding: worded(415, "0", "invalid_request", "Unsupported Media Type"),
  payload_too_large: worded(413, "0", "invalid_request", "Payload Too Large"),
  method_not_allowed: worded(405, "0", "invalid_request", "Method Not Allowed"),
  invalid_client: worded(401, "4", "invalid_client", "Client authentication failed"),
  unauthorized_client: worded(400, "2", "unauthorized_client", "The client is not allowed to use this grant type."),
  missing_grant_type: unsupportedGrant,
  unsupported_grant_type: unsupportedGrant,
  invalid_scope: worded(400, "5", "invalid_scope", "The requested scope is invalid, unknown, or malformed"),
  invalid_target: malformed,
  invalid_code: worded(400, "10", "invalid_grant", "The authorization grant is invalid."),
  invalid_refresh_token: worded(401, "8", "invalid_grant", "The refresh token is invalid."),
  invalid_credentials: worded(400, "6", "invalid_grant", "The user credentials were incorrect."),
  suspended: worded(403, "9", "access_denied", "The account or the integration is disabled."),
  address_not_allowed: worded(403, "9", "access_denied", "The address is not allowed."),
  too_many_requests: worded(429, "FRAMEWORK__AUTH_THROTTLED", "temporarily_unavailable", "Too Many Requests"),
  invalid_token: worded(401, "9", "access_denied", "The resource owner or authorization server denied the request."),
  temporarily_unavailable: worded(
    503,
    "FRAMEWORK__SERVICE_UNAVAILABLE",
    "temporarily_unavailable",
    "Service Unavailable",
  ),
  server_error: worded(500, "0", "server_error", "Internal Server Error"),
});
