import type { Failure, FailureCode } from "../oauth/failure";
import { apiCredential } from "../oauth/grants/api-credential";
import { refreshToken } from "../oauth/grants/refresh-token";
import { type Answer, DAY, type Dialect, factHeaders, type ReadRequest } from "./dialect";
import { readJsonObject } from "./reading";

const worded =
  (status: number, name: string, code: string) =>
  (failure: Failure): Answer => ({
    status,
    body: { error: { name, code, message: failure.message } },
    headers: factHeaders(failure),
  });

const validation = worded(400, "ValidationException", "VALIDATION_FAILURE");
const unauthorized = worded(401, "UnauthorizedError", "UNAUTHORIZED");
const forbidden = worded(403, "ForbiddenError", "FORBIDDEN");

const FAILURES: Record<FailureCode, (failure: Failure) => Answer> = {
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
};

/** ISO 8601 in UTC to the second, as the published clients parse it. */
const seconds = (moment: Date | null) => (moment ? `${moment.toISOString().slice(0, 19)}Z` : null);

/** API credentials for a pair of tokens (CONTRACT §2.3). */
export const b2b: Dialect = {
  name: "b2b",
  title: "B2B",
  path: "/auth/login",
  lifetimes: { accessToken: 3600, refreshToken: 7 * DAY },
  grants: [],
  policy: { rotation: "every-client", replaysLostAnswer: true, refreshesOwnTokens: false, tokenType: "Bearer" },
  success: (tokens) => ({
    success: true,
    data: {
      access_token: tokens.accessToken,
      refresh_token: tokens.refreshToken,
      access_expires_at: seconds(tokens.accessExpiresAt),
      refresh_expires_at: seconds(tokens.refreshExpiresAt),
      client_id: tokens.person?.accountNumber ?? null,
    },
  }),
  failures: FAILURES,
};

/** Reads `POST /auth/login`. */
export const readB2bLogin = async (request: Request): Promise<ReadRequest> => ({
  parameters: await readJsonObject(request),
  client: null,
  grant: apiCredential,
});

/** Reads `POST /auth/refresh`. */
export const readB2bRefresh = async (request: Request): Promise<ReadRequest> => ({
  parameters: await readJsonObject(request),
  client: null,
  grant: refreshToken.run,
});
