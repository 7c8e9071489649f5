import { AccessError } from "../../refusals/access-error";

/**
 * The token of an `Authorization: Bearer` header (RFC 6750 §2.1), or `undefined` for another scheme or none. Throws
 * `AccessError("credential_malformed")` for a Bearer header that holds no token.
 */
export function bearerToken(request: Request): string | undefined {
  const header = request.headers.get("authorization");
  if (!header || !/^bearer(\s|$)/i.test(header)) return undefined;
  const [, token] = /^bearer +([A-Za-z0-9\-._~+/]+=*)$/i.exec(header.trim()) ?? [];
  if (!token) throw new AccessError("credential_malformed", "The Authorization header holds no Bearer token.");
  return token;
}

/** Whether a Bearer token has the three parts of a JWT (RFC 7519); ours that are not JWTs have no dots. */
export const isJwtShaped = (token: string): boolean => token.split(".").length === 3;
