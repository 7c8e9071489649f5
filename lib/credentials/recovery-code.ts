import { randomBytes } from "node:crypto";

// Crockford's base32: no letter that is taken for a digit or for another letter when it is copied from paper.
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const HALF = 5;

/** How many codes a person gets at once. */
export const RECOVERY_CODES = 10;

/** A new recovery code such as `7kq2m-x9d4t`: fifty bits of chance, and tries are few. */
export function newRecoveryCode(): string {
  const letters = [...randomBytes(2 * HALF)].map((byte) => ALPHABET.charAt(byte % 32)).join("");
  return `${letters.slice(0, HALF)}-${letters.slice(HALF)}`;
}

/** A recovery code as it was made, from what was typed: capitals, spaces and look-alikes of Crockford's are forgiven. */
export const readRecoveryCode = (typed: string): string => {
  const letters = typed.toLowerCase().replace(/[\s-]/g, "").replace(/o/g, "0").replace(/[il]/g, "1").slice(0, 40);
  return `${letters.slice(0, HALF)}-${letters.slice(HALF)}`;
};
