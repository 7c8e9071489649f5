import { randomBytes } from "node:crypto";

/** Typed prefixes of the ids that Gatehouse gives out. */
export type IdPrefix =
  | "usr"
  | "ses"
  | "app"
  | "sec"
  | "grt"
  | "fam"
  | "key"
  | "pat"
  | "b2b"
  | "ipa"
  | "req"
  | "tok"
  | "map"
  | "imp";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** `length` characters of base62 with no bias: bytes past the last whole multiple of 62 are thrown away. */
export function randomBase62(length: number): string {
  let text = "";
  while (text.length < length) {
    for (const byte of randomBytes(length + 8)) {
      if (byte < 248 && text.length < length) text += ALPHABET.charAt(byte % 62);
    }
  }
  return text;
}

/** A number as base62 text, padded on the left to `width`. */
export function toBase62(value: number, width: number): string {
  let text = "";
  for (let rest = value; text.length < width; rest = Math.floor(rest / 62)) text = ALPHABET.charAt(rest % 62) + text;
  return text;
}

/** A new id such as `usr_0Tq3k…`: eight characters of time, so that indexes stay compact, and twelve of chance. */
export function newId(prefix: IdPrefix): string {
  return `${prefix}_${toBase62(Date.now(), 8)}${randomBase62(12)}`;
}
