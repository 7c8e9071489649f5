import { throttle } from "../access/rate-limit";
import { ApiError } from "../api-error";
import type { Runtime } from "../runtime";
import { checkPassword } from "./check-password";
import { mailVerification } from "./email-verification";
import { type SessionOrigin, startSession } from "./portal-session";

/** A session that has just begun, and whose. */
export interface StartedSession {
  id: string;
  user: { id: string; name: string; email: string };
}

/**
 * Signs a person in with their password. Throws `ApiError`: `unauthorized` for an unknown person, a wrong password or a
 * disabled person, all alike; `forbidden` where the password is right and the address not confirmed yet; and
 * `AccessError("too_many_requests")`.
 */
export async function signIn(
  runtime: Runtime,
  typed: { identifier: string; password: string },
  origin: Omit<SessionOrigin, "method">,
): Promise<StartedSession> {
  const check = await checkPassword(runtime, { ...typed, address: origin.address });
  if (check.outcome === "wrong") {
    throw new ApiError("unauthorized", "That user name or email and password do not fit together.");
  }
  if (check.outcome === "unverified") {
    await throttle(runtime, "mail-account", check.user.email.toLowerCase());
    mailVerification(runtime, check.user);
    throw new ApiError("forbidden", "Confirm your email address first: we have just sent you a new link.");
  }
  const { id, name, email } = check.user;
  const session = await runtime.db.transaction((tx) => startSession(tx, { id }, { ...origin, method: "password" }));
  return { id: session, user: { id, name, email } };
}
