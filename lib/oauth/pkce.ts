import { createHash } from "node:crypto";
import { sameText } from "./same-text";

/** Whether a `code_verifier` has the form of RFC 7636 §4.1. */
export const isVerifier = (text: string): boolean => /^[A-Za-z0-9\-._~]{43,128}$/.test(text);

/** Whether a `code_challenge` has the form of an S256 one (RFC 7636 §4.2): 32 bytes in base64url. */
export const isS256Challenge = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text);

/** Whether the verifier is the one whose S256 challenge was sent (RFC 7636 §4.6). */
export const matchesChallenge = (verifier: string, challenge: string): boolean =>
  sameText(createHash("sha256").update(verifier).digest("base64url"), challenge);
