import { createHash } from "node:crypto";
import { now } from "../clock";
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

/** Claims about a person, by the scope that opens them (OpenID Connect Core §5.4). */
const SCOPE_CLAIMS: Record<string, Record<string, (person: Person) => string | boolean>> = {
  profile: { name: ({ name }) => name, preferred_username: ({ username }) => username },
  email: { email: ({ email }) => email, email_verified: ({ emailVerified }) => emailVerified },
};

/** Every claim that an id token may have. */
export const CLAIMS: readonly string[] = [
  ...["iss", "sub", "aud", "iat", "exp", "auth_time", "nonce", "at_hash"],
  ...Object.values(SCOPE_CLAIMS).flatMap((claims) => Object.keys(claims)),
];

/** The scopes that open claims about a person. */
export const IDENTITY_SCOPES: readonly string[] = Object.keys(SCOPE_CLAIMS);

/** The claims about a person that these scopes open. */
export function identityClaims(person: Person, scopes: readonly string[]): Record<string, string | boolean> {
  const open = Object.entries(SCOPE_CLAIMS).flatMap(([scope, claims]) =>
    scopes.includes(scope) ? Object.entries(claims) : [],
  );
  return Object.fromEntries(open.map(([claim, read]) => [claim, read(person)]));
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
  const iat = Math.floor(now() / 1000);
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
