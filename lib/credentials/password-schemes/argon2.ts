import { verify } from "@node-rs/argon2";
import type { PasswordScheme } from "./password-scheme";

/** argon2 (RFC 9106) with up to 999 MB and nine passes. */
export const argon2: PasswordScheme = {
  hashes: /^\$argon2(id|i|d)\$v=19\$m=\d{1,6},t=\d,p=\d\$/,
  verify,
};
