import { authorizationCodeWith } from "../oauth/grants/authorization-code";
import { clientOrPersonCredentials } from "../oauth/grants/client-or-person-credentials";
import { passwordWith } from "../oauth/grants/password";
import { refreshToken } from "../oauth/grants/refresh-token";
import { DAY, type Dialect, findGrant, type ReadRequest } from "./dialect";
import { readClient, readForm, renameScopes } from "./reading";
import { RFC_6749_FAILURES } from "./rfc-6749";

/** App key and secret in Basic; every answer has a refresh token (CONTRACT §2.4). */
export const basic: Dialect = {
  name: "basic",
  title: "Basic",
  path: "/authorization/token",
  authorizePath: "/authorization/authorize",
  lifetimes: { accessToken: 3600, refreshToken: 90 * DAY },
  grants: [
    authorizationCodeWith({ onlyRedirectUriMayBeLeftOut: true }),
    refreshToken,
    clientOrPersonCredentials,
    // Every app with a secret and somebody who answers for it; one that registered itself has to ask for consent.
    passwordWith({ registeredFor: "client_credentials" }),
  ],
  policy: { rotation: "every-client", replaysLostAnswer: true, refreshesOwnTokens: true, tokenType: "bearer" },
  success: (tokens) => ({
    access_token: tokens.accessToken,
    token_type: tokens.tokenType,
    expires_in: tokens.expiresIn,
    refresh_token: tokens.refreshToken,
    scope: tokens.scopes.join(" "),
    ...(tokens.idToken !== null && { id_token: tokens.idToken }),
  }),
  failures: RFC_6749_FAILURES,
};

/** Reads `POST /authorization/token`. */
export async function readBasicToken(request: Request): Promise<ReadRequest> {
  const parameters = renameScopes(await readForm(request));
  return { parameters, client: readClient(request, parameters), grant: findGrant(basic, parameters) };
}
