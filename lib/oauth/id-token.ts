import { createHash } from "node:crypto";
import { signJwt } from "./jwt";
import type { SigningAlgorithm, SigningKey } from "./signing-key";
import type { Person } from "./types";

/** An id token is read once, right after it was issued. */
const LIFETIME_SECONDS = 3600;

const HASHES: Record<SigningAlgorithm, string> = { ES256: "sha256", RS256: "sha256", EdDSA: "sha512" };

/** Left half of the token's hash, in base64url (OpenID Connect Core §3.1.3.6). */
function halfHash(algorithm: SigningAlgorithm, token: string): string {
  const hash = createHash(HASHES[algorithm]).update(token).digest();
  return hash.subarray(0, hash.length / 2).toString("base64url");
}

/** Claims about a person that the scopes `profile` and `email` open (OpenID Connect Core §5.4). */
export function identityClaims(person: Person, scopes: readonly string[]): Record<string, string | boolean> {
  return {
    ...(scopes.includes("profile") && { name: person.name, preferred_username: person.username }),
    ...(scopes.includes("email") && { email: person.email, email_verified: person.emailVerified }),
  };
}

/** Signs an id token (OpenID Connect Core §2). */
export function signIdToken(
  issuer: string,
  key: SigningKey,
  about: {
    person: Person;
    clientId: string;
    scopes: readonly string[];
    accessToken: string;
    authentication: { nonce: string | null; at: Date };
  },
): Promise<string> {
  const { person, clientId, scopes, accessToken, authentication } = about;
  const iat = Math.floor(Date.now() / 1000);
  return signJwt(key, "JWT", {
    iss: issuer,
    sub: person.id,
    aud: clientId,
    iat,
    exp: iat + LIFETIME_SECONDS,
    auth_time: Math.floor(authentication.at.getTime() / 1000),
    ...(authentication.nonce !== null && { nonce: authentication.nonce }),
    at_hash: halfHash(key.algorithm, accessToken),
    ...identityClaims(person, scopes),
  });
}
