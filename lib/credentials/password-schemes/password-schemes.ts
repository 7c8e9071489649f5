import { argon2 } from "./argon2";
import { bcrypt } from "./bcrypt";
import type { PasswordScheme } from "./password-scheme";
import { pbkdf2 } from "./pbkdf2";

const SCHEMES: readonly PasswordScheme[] = [argon2, bcrypt, pbkdf2];

/** How a stored hash is checked; nothing where it is of no way that is known here, or would cost too much. */
export const findPasswordScheme = (hash: string): PasswordScheme | undefined =>
  SCHEMES.find(({ hashes }) => hashes.test(hash));

/** A hash of another system, where it can be checked here; else `null`. */
export const checkableHash = (hash: string | null | undefined): string | null =>
  hash && findPasswordScheme(hash) ? hash : null;
