import { randomBase62, toBase62 } from "../ids";
import { crc32 } from "./crc32";
import { CREDENTIAL_KINDS, type CredentialSecret } from "./kinds/credential-kinds";

/** The kinds of secret that Gatehouse issues; each is the middle of its prefix (CONTRACT §1). */
export type SecretKind = CredentialSecret | "ref" | "cod" | "sec";
export const SECRET_KINDS: readonly SecretKind[] = [
  ...Object.values(CREDENTIAL_KINDS).map(({ secret }) => secret),
  ...(["ref", "cod", "sec"] as const),
];

/** A secret scanner's expression for all of them. */
export const SECRET_PATTERN = new RegExp(`^gth_(${SECRET_KINDS.join("|")})_[0-9A-Za-z]{36}$`);

/** How many characters of chance a secret has. */
export const RANDOM_LENGTH = 30;

const checksum = (text: string) => toBase62(crc32(text), 6);

/** The whole secret around 30 characters of base62: prefix, randomness, CRC-32 of both in base62. */
export function composeSecret(kind: SecretKind, random: string): string {
  const body = `gth_${kind}_${random}`;
  return body + checksum(body);
}

/** A new secret with 178 bits of chance. */
export function newSecret(kind: SecretKind): string {
  return composeSecret(kind, randomBase62(RANDOM_LENGTH));
}

/**
 * The kind of a well-formed secret, or `undefined` for anything else. Answers without a database, so that a mistyped or
 * truncated secret costs nothing and a scanner can check a find with no network.
 */
export function secretKind(text: string): SecretKind | undefined {
  const match = SECRET_PATTERN.exec(text);
  if (!match || checksum(text.slice(0, -6)) !== text.slice(-6)) return undefined;
  return SECRET_KINDS.find((kind) => kind === match[1]);
}

/** What may be shown of a secret afterwards, to tell it from others: `gth_key_8fK2`. */
export const secretPrefix = (secret: string) => secret.slice(0, 12);
