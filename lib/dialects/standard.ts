import { authorizationCode } from "../oauth/grants/authorization-code";
import { clientCredentials } from "../oauth/grants/client-credentials";
import { refreshToken } from "../oauth/grants/refresh-token";
import { DAY, type Dialect, findGrant, type ReadRequest } from "./dialect";
import { readClient, readForm } from "./reading";
import { RFC_6749_FAILURES } from "./rfc-6749";

/** RFC 6749 as it stands (CONTRACT §2.1). */
export const standard: Dialect = {
  name: "standard",
  title: "Standard",
  path: "/auth/oauth/token",
  authorizePath: "/auth/oauth/authorize",
  lifetimes: { accessToken: 30 * DAY, refreshToken: 90 * DAY },
  grants: [authorizationCode, refreshToken, clientCredentials],
  policy: {
    // The documented client keeps the refresh token it got first, and uses it again and again.
    rotation: "public-clients",
    replaysLostAnswer: true,
    refreshesOwnTokens: false,
    tokenType: "Bearer",
  },
  success: (tokens) => ({
    access_token: tokens.accessToken,
    token_type: tokens.tokenType,
    expires_in: tokens.expiresIn,
    ...(tokens.refreshToken !== null && { refresh_token: tokens.refreshToken }),
    scope: tokens.scopes.join(" "),
    ...(tokens.idToken !== null && { id_token: tokens.idToken }),
  }),
  failures: RFC_6749_FAILURES,
};

/** Reads `POST /auth/oauth/token`. */
export async function readStandardToken(request: Request): Promise<ReadRequest> {
  const parameters = await readForm(request);
  return { parameters, client: readClient(request, parameters), grant: findGrant(standard, parameters) };
}
