import { findPersonalAccessToken } from "../../../db/queries/principals";
import type { Runtime } from "../../runtime";
import type { Authenticator } from "../identified";
import { bearerToken, isJwtShaped } from "./bearer";
import { identifyHeld } from "./held-credential";

/** What personal access tokens are called, and how they are refused. */
export const PERSONAL_ACCESS_TOKENS = {
  kind: "personal-access-token",
  words: {
    unknown: "The token is unknown or was revoked.",
    expired: "The personal access token has expired.",
    disabled: "The personal access token is disabled.",
  },
} as const;

/** Personal access tokens in `Authorization: Bearer`: every Bearer token that has not the shape of a JWT. */
export const personalAccessTokenAuthenticator = (runtime: Runtime): Authenticator => ({
  present: (request) => {
    const token = bearerToken(request);
    return token !== undefined && !isJwtShaped(token) ? token : undefined;
  },
  recognises: (secret) => secret.startsWith("gth_pat_"),
  identify: (presented, { address }) =>
    identifyHeld(
      runtime,
      {
        ...PERSONAL_ACCESS_TOKENS,
        secret: "pat",
        table: "personal_access_tokens",
        find: (digests) => findPersonalAccessToken(runtime.db, digests),
      },
      presented,
      address,
    ),
});
