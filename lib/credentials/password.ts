import { hash } from "@node-rs/argon2";
import { Line, LineFullError } from "../line";
import { findPasswordScheme } from "./password-schemes/password-schemes";

/** Too many passwords wait to be checked. */
export class PasswordsBusyError extends Error {
  override readonly name = "PasswordsBusyError";

  constructor() {
    super("Too many passwords are being checked right now. Try again shortly.");
  }
}

// A hash takes about 20 ms of a core on the thread pool. Two at once leave the pool free for everything else, and a
// flood of sign-ins waits here instead of starving the process. So many wait at most: what waits longer than some seconds
// is given up on by whoever sent it, and is work all the same.
const line = new Line({ each: 2, all: 2, waiting: 200 });

const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> =>
  line.run("passwords", work).catch((error: unknown) => {
    throw error instanceof LineFullError ? new PasswordsBusyError() : error;
  });

/** One form for what is typed alike: keyboards and clipboards send `é` as one character or as two (RFC 8265 §4.2.1). */
const canonical = (password: string) => password.normalize("NFC");

/** OWASP's parameters for argon2id: 19 MiB, two passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const OWN = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`;

/** argon2id with OWASP's parameters. Throws `PasswordsBusyError`. */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(canonical(password), COST));

/** Whether a hash is not as they are made now: it came from another system, or is of older parameters. */
export const isOutdatedHash = (passwordHash: string): boolean => !passwordHash.startsWith(OWN);

/** A hash, by the same parameters, of a password that nobody knows. */
const DECOY = "$argon2id$v=19$m=19456,t=2,p=1$NCrG/a5VRMNKRjl383F9cA$PhKjlxYcUPEp3dz7xzaDV2DJAO8X80O3ZH0ymdzNh1M";

/**
 * Whether the password fits the stored hash. For an unknown person (no hash) it does the same work and says no, so that
 * time does not tell who has an account. Throws `PasswordsBusyError`.
 */
export async function verifyPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  const against = passwordHash ?? DECOY;
  const verify = async (text: string) => (await findPasswordScheme(against)?.verify(against, text)) ?? false;
  const tries = new Set([canonical(password), password]);
  let fits = false;
  // What was hashed before there was one form is tried as it is typed.
  for (const text of tries) fits ||= await inTurn(() => verify(text).catch(() => false));
  return fits && typeof passwordHash === "string";
}
