import { randomBytes } from "node:crypto";
import type { CredentialIdPrefix } from "./credentials/kinds/credential-kinds";

/** Typed prefixes of the ids that Gatehouse gives out. */
export type IdPrefix =
  | "usr"
  | "ses"
  | "app"
  | "sec"
  | "grt"
  | "fam"
  | CredentialIdPrefix
  | "ipa"
  | "gop"
  | "req"
  | "tok"
  | "map"
  | "imp"
  | "whk"
  | "whs"
  | "whd"
  | "evt"
  | "run";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Random bytes for ids, which are no secrets, are drawn ahead: a few cost as much as thousands. */
const AHEAD = 4096;
let ahead = Buffer.alloc(0);

function drawAhead(count: number): Buffer {
  if (ahead.length < count) ahead = randomBytes(AHEAD);
  const drawn = ahead.subarray(0, count);
  ahead = ahead.subarray(count);
  return drawn;
}

/** `length` characters of base62 with no bias: bytes past the last whole multiple of 62 are thrown away. */
export function randomBase62(length: number, draw: (count: number) => Buffer = randomBytes): string {
  let text = "";
  while (text.length < length) {
    for (const byte of draw(length + 8)) {
      if (byte < 248 && text.length < length) text += ALPHABET.charAt(byte % 62);
    }
  }
  return text;
}

/** A number as base62 text of `width` characters: padded on the left, the higher digits cut off. */
export function toBase62(value: number | bigint, width: number): string {
  let text = "";
  for (let rest = BigInt(value); text.length < width; rest /= 62n) text = ALPHABET.charAt(Number(rest % 62n)) + text;
  return text;
}

/** A new id such as `usr_0Tq3k…`: eight characters of time, so that indexes stay compact, and twelve of chance. */
export function newId(prefix: IdPrefix): string {
  return `${prefix}_${toBase62(Date.now(), 8)}${randomBase62(12, drawAhead)}`;
}
