import { findUser, type UserRow } from "../../../db/queries/users";
import { throttle } from "../../access/rate-limit";
import { ApiError } from "../../api-error";
import { digestSecret } from "../../credentials/pepper";
import { getMetrics } from "../../metrics/metrics";
import { Refusal } from "../../refusals/refusal";
import type { Runtime } from "../../runtime";
import { checkPassword } from "./check-password";
import { mailVerification } from "./email-verification";
import { type SessionOrigin, startSession } from "./portal-session";
import { hasSecondFactor, withSecondFactor } from "./second-factor";
import { mailRecoveryCodeUsed } from "./two-factor-letters";

/** A session that has just begun, and whose. */
export interface StartedSession {
  id: string;
  user: { id: string; name: string; email: string };
}

/** A person who has shown one factor, and is asked for the second. */
export interface HalfSignIn {
  userId: string;
  /** How they showed who they are: `password`, or the name of an external provider. */
  method: string;
  /** Ties it to the password of that moment: whoever changes it ends what was begun with the old one. */
  proof: string;
}

/** Thrown in place of a session where a code is asked for. Who does not know of it signs nobody in. */
export class SecondFactorNeeded extends Error {
  override readonly name = "SecondFactorNeeded";
  readonly half: HalfSignIn;

  constructor(half: HalfSignIn) {
    super("A code of the authenticator app is needed.");
    this.half = half;
  }
}

/** Does what signs somebody in, and counts by how they showed who they are how it came out. */
export async function countSignIn(
  runtime: Runtime,
  method: string,
  work: () => Promise<StartedSession>,
): Promise<StartedSession> {
  const count = (outcome: string) => getMetrics(runtime).signIn({ method, outcome });
  try {
    const session = await work();
    count("signed-in");
    return session;
  } catch (error) {
    if (error instanceof SecondFactorNeeded) count("second-factor");
    else count(error instanceof Refusal ? error.code : "failed");
    throw error;
  }
}

const getProof = ({ env }: Runtime, user: UserRow) =>
  digestSecret(env.peppers, `half-sign-in:${user.id}:${user.passwordHash ?? ""}`);

const started = (id: string, { id: userId, name, email }: UserRow): StartedSession => ({
  id,
  user: { id: userId, name, email },
});

/** Starts the session, once a code is spent. */
async function startWithCode(
  runtime: Runtime,
  user: UserRow,
  code: string,
  origin: SessionOrigin,
): Promise<StartedSession> {
  const begun = await withSecondFactor(runtime, user, code, origin, async (tx, factor, codesLeft) => {
    const id = await startSession(tx, user, { ...origin, method: `${origin.method}+${factor}` });
    return { id, factor, codesLeft };
  });
  if (begun.factor === "recovery-code") mailRecoveryCodeUsed(runtime, user, begun.codesLeft);
  return started(begun.id, user);
}

/**
 * Begins the session of somebody who has shown a first factor. Throws `SecondFactorNeeded` where they have a second one
 * and gave no code; else as `withSecondFactor` does.
 */
export async function beginSession(
  runtime: Runtime,
  user: UserRow,
  origin: SessionOrigin,
  code?: string,
): Promise<StartedSession> {
  if (await hasSecondFactor(runtime.db, user.id)) {
    if (code) return startWithCode(runtime, user, code, origin);
    throw new SecondFactorNeeded({ userId: user.id, method: origin.method, proof: getProof(runtime, user) });
  }
  const id = await runtime.db.transaction((tx) => startSession(tx, user, origin));
  return started(id, user);
}

/**
 * Signs a person in with their password, and with a code where they have two-factor sign-in on. Throws `ApiError`:
 * `unauthorized` for an unknown person, a wrong password or a disabled person, all alike; `forbidden` where the password
 * is right and the address not confirmed yet, or the code is not; `SecondFactorNeeded` where one is needed and none was
 * given; and `AccessError("too_many_requests")`.
 */
export async function signIn(
  runtime: Runtime,
  typed: { identifier: string; password: string; code?: string },
  origin: Omit<SessionOrigin, "method">,
): Promise<StartedSession> {
  return countSignIn(runtime, "password", () => signInWithPassword(runtime, typed, origin));
}

async function signInWithPassword(
  runtime: Runtime,
  typed: { identifier: string; password: string; code?: string },
  origin: Omit<SessionOrigin, "method">,
): Promise<StartedSession> {
  const check = await checkPassword(runtime, { ...typed, address: origin.address, browser: origin.browser });
  if (check.outcome === "wrong") {
    throw new ApiError("unauthorized", "That user name or email and password do not fit together.");
  }
  if (check.outcome === "unverified") {
    await throttle(runtime, "mail-account", check.user.email.toLowerCase());
    mailVerification(runtime, check.user);
    throw new ApiError("forbidden", "Confirm your email address first: we have just sent you a new link.");
  }
  return beginSession(runtime, check.user, { ...origin, method: "password" }, typed.code);
}

/**
 * The second step of signing in. Throws `ApiError`: `unauthorized` where the first step counts no longer, `forbidden` for
 * a wrong or spent code; and `AccessError("too_many_requests")`.
 */
export async function finishSignIn(
  runtime: Runtime,
  half: HalfSignIn,
  code: string,
  origin: Omit<SessionOrigin, "method">,
): Promise<StartedSession> {
  return countSignIn(runtime, "second-factor", async () => {
    const user = await findUser(runtime.db, half.userId);
    const counts = user && !user.disabledAt && getProof(runtime, user) === half.proof;
    if (!counts || !(await hasSecondFactor(runtime.db, user.id))) {
      throw new ApiError("unauthorized", "Sign in again: too much has changed since you began.");
    }
    return startWithCode(runtime, user, code, { ...origin, method: half.method });
  });
}
