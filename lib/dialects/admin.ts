import type { Failure, FailureCode } from "../oauth/failure";
import { clientCredentials } from "../oauth/grants/client-credentials";
import { passwordWith } from "../oauth/grants/password";
import { refreshToken } from "../oauth/grants/refresh-token";
import { splitScopes } from "../scopes/scopes";
import { type Answer, DAY, type Dialect, factHeaders, findGrant, type ReadRequest } from "./dialect";
import { readClient, readFormOrJson, renameScopes } from "./reading";

/** One JSON:API error, with the RFC 6749 word beside the list for clients that look for it. */
const worded =
  (status: number, code: string, error: string, title: string) =>
  (failure: Failure): Answer => ({
    status,
    body: {
      errors: [{ code, status: String(status), title, detail: getDetail(failure) }],
      error,
      error_description: failure.message,
    },
    headers: factHeaders(failure),
  });

const getDetail = ({ code, facts, message }: Failure) =>
  code === "missing_parameter" && facts.parameter ? `Check the \`${facts.parameter}\` parameter` : message;

const MISSING =
  "The request is missing a required parameter, includes an invalid parameter value, includes a parameter more than once, or is otherwise malformed.";
const malformedRequest = worded(400, "3", "invalid_request", MISSING);

const unsupportedGrant = worded(
  400,
  "2",
  "unsupported_grant_type",
  "The authorization grant type is not supported by the authorization server.",
);

const FAILURES: Record<FailureCode, (failure: Failure) => Answer> = {
  missing_parameter: malformedRequest,
  invalid_parameter: malformedRequest,
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
  invalid_target: malformedRequest,
  invalid_code: worded(400, "10", "invalid_grant", "The authorization grant is invalid."),
  invalid_refresh_token: worded(401, "8", "invalid_grant", "The refresh token is invalid."),
  invalid_credentials: worded(400, "6", "invalid_grant", "The user credentials were incorrect."),
  // CONTRACT §1: disabled is 403; a client that reads 401 asks for another token, for ever.
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
};

/** Integrations, and administrators by password (CONTRACT §2.2). */
export const admin: Dialect = {
  name: "admin",
  title: "Admin",
  path: "/api/oauth/token",
  lifetimes: { accessToken: 600, refreshToken: 7 * DAY },
  grants: [refreshToken, clientCredentials, passwordWith({ needs: "admin" })],
  policy: {
    rotation: "every-client",
    // The published contract answers a used refresh token with 401, at once.
    replaysLostAnswer: false,
    refreshesOwnTokens: false,
    tokenType: "Bearer",
  },
  success: (tokens) => ({
    token_type: tokens.tokenType,
    expires_in: tokens.expiresIn,
    access_token: tokens.accessToken,
    ...(tokens.refreshToken !== null && { refresh_token: tokens.refreshToken }),
  }),
  failures: FAILURES,
};

/**
 * The published clients have no word for reading: a person's token is asked for with `write` alone, and then reads.
 * An integration has the scopes that it was given.
 */
function withReading(parameters: Map<string, string>): Map<string, string> {
  const scopes = splitScopes(parameters.get("scope") ?? "");
  if (scopes.includes("write") && parameters.get("grant_type") !== "client_credentials") {
    parameters.set("scope", [...new Set([...scopes, "read"])].join(" "));
  }
  return parameters;
}

/**
 * What published clients ask for before they change a person's data: that the password was typed just now. Every token
 * by password says so, and there is no other right in it.
 */
const SAYS_NOTHING = "user-verified";

function withoutEmptyScopes(parameters: Map<string, string>): Map<string, string> {
  const scopes = splitScopes(parameters.get("scope") ?? "").filter((scope) => scope !== SAYS_NOTHING);
  if (scopes.length > 0) parameters.set("scope", scopes.join(" "));
  else parameters.delete("scope");
  return parameters;
}

/** Reads `POST /api/oauth/token`. */
export async function readAdminToken(request: Request): Promise<ReadRequest> {
  const parameters = withReading(withoutEmptyScopes(renameScopes(await readFormOrJson(request))));
  return { parameters, client: readClient(request, parameters), grant: findGrant(admin, parameters) };
}
