import type { Failure, FailureCode } from "../oauth/failure";
import { login } from "../oauth/grants/login";
import { refreshToken } from "../oauth/grants/refresh-token";
import { type Answer, DAY, type Dialect, factHeaders, type ReadRequest } from "./dialect";
import { readJsonObject, renameScopes } from "./reading";

const worded =
  (status: number, title: string, message?: string) =>
  (failure: Failure): Answer => ({
    status,
    body: { success: false, title, message: message ?? failure.message },
    headers: factHeaders(failure),
  });

const badRequest = worded(400, "Bad Request");
const badLogin = worded(400, "Bad Request", "Invalid name or password");

const FAILURES: Record<FailureCode, (failure: Failure) => Answer> = {
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
};

/** A person's own user name and password (CONTRACT §2.4). */
export const consumer: Dialect = {
  name: "consumer",
  title: "Consumer",
  path: "/consumer/login",
  lifetimes: { accessToken: 3600, refreshToken: 90 * DAY },
  grants: [],
  policy: { rotation: "every-client", replaysLostAnswer: true, refreshesOwnTokens: false, tokenType: "bearer" },
  success: (tokens) => ({
    token: tokens.accessToken,
    expires_in: tokens.expiresIn,
    refresh_token: tokens.refreshToken,
    scope: tokens.scopes.join(" "),
  }),
  failures: FAILURES,
};

/** Reads `POST /consumer/login`. */
export const readConsumerLogin = async (request: Request): Promise<ReadRequest> => ({
  parameters: renameScopes(await readJsonObject(request)),
  client: null,
  grant: login,
});

/** Reads `PUT /consumer/login`. */
export const readConsumerRefresh = async (request: Request): Promise<ReadRequest> => ({
  parameters: await readJsonObject(request),
  client: null,
  grant: refreshToken.run,
});
