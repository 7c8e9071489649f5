import { authorizationCode } from "../oauth/grants/authorization-code";
import { clientCredentials } from "../oauth/grants/client-credentials";
import { refreshToken } from "../oauth/grants/refresh-token";
import { type Dialect, type GrantTable, grantOf, type ReadRequest } from "./dialect";
import { readClient, readForm } from "./reading";
import { RFC_6749_FAILURES } from "./rfc-6749";

const GRANTS: GrantTable = {
  authorization_code: authorizationCode({ onlyRedirectUriMayBeLeftOut: false }),
  refresh_token: refreshToken,
  client_credentials: clientCredentials,
  password: null,
};

/** RFC 6749 as it stands (CONTRACT §2.1, seed 0). */
export const standard: Dialect = {
  name: "standard",
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
  return { parameters, client: readClient(request, parameters), grant: grantOf(GRANTS, parameters) };
}
