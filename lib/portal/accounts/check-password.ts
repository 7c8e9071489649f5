import { replacePasswordHash, type UserRow } from "../../../db/queries/users";
import { hashPassword, isOutdatedHash, PasswordsBusyError, verifyPassword } from "../../credentials/password";
import type { Runtime } from "../../runtime";
import { verificationRequired } from "../../settings/settings";
import { countPasswordTry, type PasswordTry } from "./password-tries";

/** What was typed to sign in: an email address or a user name, and a password. */
export interface TypedPassword extends PasswordTry {
  password: string;
}

/** `unverified` is said only to somebody who has shown the right password. */
export type PasswordCheck = { outcome: "right" | "unverified"; user: UserRow } | { outcome: "wrong" };

/** Hashes a password as they are made now, where it still is the one that was checked. It can wait while many are checked. */
async function hashAgain({ db }: Runtime, user: UserRow, password: string): Promise<UserRow> {
  if (user.passwordHash === null || !isOutdatedHash(user.passwordHash)) return user;
  const passwordHash = await hashPassword(password).catch((error: unknown) => {
    if (error instanceof PasswordsBusyError) return null;
    throw error;
  });
  const replaced = passwordHash && (await replacePasswordHash(db, user, passwordHash));
  // What is begun with this sign-in is tied to the hash that the person has from now on.
  return replaced ? { ...user, passwordHash } : user;
}

/**
 * Checks a password wherever one is typed or sent: sign-in and the dialects with a password. An unknown person, a wrong
 * password and a disabled person take the same work and give the same answer. Throws `AccessError("too_many_requests")`
 * after too many tries (`countPasswordTry`).
 */
export async function checkPassword(runtime: Runtime, typed: TypedPassword): Promise<PasswordCheck> {
  const { user, spent, forgive } = await countPasswordTry(runtime, { ...typed, identifier: typed.identifier.trim() });
  const usable = user && !spent && !user.disabledAt && typed.password.length <= 256;
  const fits = await verifyPassword(usable ? user.passwordHash : null, typed.password.slice(0, 256));
  if (!user || !fits) return { outcome: "wrong" };
  await forgive();
  const unverified = !user.emailVerifiedAt && (await verificationRequired(runtime));
  return { outcome: unverified ? "unverified" : "right", user: await hashAgain(runtime, user, typed.password) };
}
