import { findUserByIdentifier, type UserRow } from "../../db/queries/users";
import { forgive, throttle } from "../access/rate-limit";
import { verifyPassword } from "../credentials/password";
import type { Runtime } from "../runtime";
import { verificationRequired } from "./settings";

/** What was typed to sign in: an email address or a user name, and a password. */
export interface TypedPassword {
  identifier: string;
  password: string;
  address: string;
}

/** `unverified` is said only to somebody who has shown the right password. */
export type PasswordCheck = { outcome: "right" | "unverified"; user: UserRow } | { outcome: "wrong" };

// No email address or user name holds one, and PostgreSQL refuses NUL in text.
const isPossible = (identifier: string) =>
  identifier.length > 0 && identifier.length <= 254 && !/\p{Cc}/u.test(identifier);

/**
 * Checks a password wherever one is typed or sent: sign-in and the dialects with a password. An unknown person, a wrong
 * password and a disabled person take the same work and give the same answer. Throws `AccessError("too_many_requests")`
 * after too many tries for one account or from one address.
 */
export async function checkPassword(runtime: Runtime, typed: TypedPassword): Promise<PasswordCheck> {
  const identifier = typed.identifier.trim();
  const account = identifier.toLowerCase().slice(0, 254);
  await throttle(runtime, "sign-in-address", typed.address);
  await throttle(runtime, "sign-in-account", account);

  const user = isPossible(identifier) ? await findUserByIdentifier(runtime.db, identifier) : null;
  const usable = user && !user.disabledAt && typed.password.length <= 256;
  const fits = await verifyPassword(usable ? user.passwordHash : null, typed.password.slice(0, 256));
  if (!user || !fits) return { outcome: "wrong" };

  await forgive(runtime, "sign-in-address", typed.address);
  await forgive(runtime, "sign-in-account", account);
  const unverified = !user.emailVerifiedAt && (await verificationRequired(runtime));
  return { outcome: unverified ? "unverified" : "right", user };
}
