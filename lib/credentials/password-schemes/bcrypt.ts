import { verify } from "@node-rs/bcrypt";
import type { PasswordScheme } from "./password-scheme";

/** bcrypt with a cost of up to 14, as PHP (`$2y$`) and most frameworks store it. It reads 72 bytes of a password. */
export const bcrypt: PasswordScheme = {
  hashes: /^\$2[aby]\$(0[4-9]|1[0-4])\$[./0-9A-Za-z]{53}$/,
  verify: (hash, password) => verify(password, hash),
};
