import { pbkdf2 as derive, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import type { PasswordScheme } from "./password-scheme";

const FORM = /^\$pbkdf2-(sha1|sha256|sha512)\$i=(\d{1,6})\$([0-9A-Za-z+/]{8,172})\$([0-9A-Za-z+/]{22,86})$/;

/** A hash as it is stored: its digest, how often it was applied, salt and result, as `$pbkdf2-sha256$i=27500$…$…`. */
export const formatPbkdf2 = (digest: string, iterations: number, salt: Uint8Array, key: Uint8Array): string =>
  `$pbkdf2-${digest}$i=${iterations}$${withoutPadding(salt)}$${withoutPadding(key)}`;

const withoutPadding = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64").replace(/=+$/, "");

/** PBKDF2 (RFC 8018) with up to 999,999 iterations, as Keycloak stored passwords before it took argon2. */
export const pbkdf2: PasswordScheme = {
  hashes: FORM,
  async verify(hash, password) {
    const [, digest = "", iterations, salt = "", stored = ""] = FORM.exec(hash) ?? [];
    const key = Buffer.from(stored, "base64");
    const salted = Buffer.from(salt, "base64");
    const derived = await promisify(derive)(password, salted, Number(iterations), key.length, digest);
    return timingSafeEqual(derived, key);
  },
};
