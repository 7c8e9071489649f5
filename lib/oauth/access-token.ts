import { now } from "../clock";
import { signJwt, verifyJwt } from "./jwt";
import type { SigningKey, VerificationKey } from "./signing-key";

/** Claims of an access token (RFC 9068 §2.2, DESIGN §4). */
export interface AccessTokenClaims {
  iss: string;
  /** The user's id, or the client id of an app that acts for itself. */
  sub: string;
  /** The resources it is good for: this server's base URL, or URLs below it (RFC 8707). */
  aud: string | string[];
  iat: number;
  exp: number;
  jti: string;
  client_id: string;
  scope: string;
  name: string;
  /** The chain of tokens that it belongs to; none for an app's own token without a refresh token. */
  gid?: string;
}

const ACCESS_TOKEN_TYPE = "at+jwt";

/** Signs an access token. */
export const signAccessToken = (key: SigningKey, claims: AccessTokenClaims): Promise<string> =>
  signJwt(key, ACCESS_TOKEN_TYPE, claims);

/** The resources of an `aud` claim as a list. */
const audiences = (aud: AccessTokenClaims["aud"]): readonly string[] => (typeof aud === "string" ? [aud] : aud);

const isText = (value: unknown): value is string => typeof value === "string";

/** Whether the token has expired. */
export const isExpired = ({ exp }: AccessTokenClaims): boolean => exp * 1000 <= now();

/**
 * The claims of an access token that we signed, or `undefined`. Whether it has expired or was revoked, and whether it is
 * for the resource at hand, is for the caller to ask.
 */
export function readAccessToken(
  findKey: (kid: string) => VerificationKey | undefined,
  issuer: string,
  token: string,
): AccessTokenClaims | undefined {
  const claims = verifyJwt(findKey, ACCESS_TOKEN_TYPE, token);
  if (!claims || claims.iss !== issuer) return undefined;
  const { sub, aud, iat, exp, jti, client_id, scope, name, gid } = claims;
  if (typeof exp !== "number" || typeof iat !== "number") return undefined;
  if (!isText(sub) || !isText(jti) || !isText(client_id) || !isText(scope) || !isText(name)) return undefined;
  if (!isText(aud) && !(Array.isArray(aud) && aud.every(isText))) return undefined;
  return { iss: issuer, sub, aud, iat, exp, jti, client_id, scope, name, ...(isText(gid) && { gid }) };
}

/** Whether a token for `aud` may be used at `url`: one of its resources is the URL or an ancestor of it (RFC 8707 §2). */
export const isForResource = (aud: AccessTokenClaims["aud"], url: string): boolean =>
  audiences(aud).some(
    (resource) => url === resource || url.startsWith(resource.endsWith("/") ? resource : `${resource}/`),
  );
