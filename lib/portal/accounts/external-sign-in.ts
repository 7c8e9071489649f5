import type { Database } from "../../../db/client";
import { findUserByIdentity, linkIdentity } from "../../../db/queries/external-identities";
import { findUserByIdentifier, type UserRow } from "../../../db/queries/users";
import { throttle } from "../../access/rate-limit";
import { ApiError } from "../../api-error";
import { audit } from "../../audit/audit";
import { momentIn } from "../../clock";
import type { Settings } from "../../contracts/settings";
import type { Runtime } from "../../runtime";
import { loadSettings, verificationRequired } from "../../settings/settings";
import { shownText } from "../../shown-text";
import { mailVerification } from "./email-verification";
import { createPerson, freeUsername, usernameFrom } from "./people";
import type { SessionOrigin } from "./portal-session";
import { beginSession, countSignIn, type StartedSession } from "./sign-in";
import { requireOpenRegistration } from "./sign-up";

/** What an external provider says about the person who signed in there. */
export interface ExternalPerson {
  provider: string;
  subject: string;
  name: string | null;
  email: string | null;
  /** Whether the provider says that it has checked the address. */
  emailVerified: boolean;
}

/**
 * The account to link to: one with the same address, if both sides have confirmed it. An address that the provider has
 * not checked proves nothing; an account that has not confirmed it may have been made by somebody who waits for its real
 * owner to arrive.
 */
async function accountToLink(tx: Database, person: ExternalPerson, email: string): Promise<UserRow | null> {
  const user = await findUserByIdentifier(tx, email);
  if (!user) return null;
  if (!person.emailVerified || !user.emailVerifiedAt) {
    throw new ApiError("conflict", "There is an account with this email address. Sign in with its password.");
  }
  return user;
}

async function personFor(tx: Database, settings: Settings, person: ExternalPerson, origin: SessionOrigin) {
  const known = await findUserByIdentity(tx, person);
  if (known) return known;
  if (!person.email) throw new ApiError("forbidden", "The provider gives no email address. Sign up with one instead.");
  const linked = await accountToLink(tx, person, person.email);
  if (!linked) requireOpenRegistration(settings);
  const user =
    linked ??
    (await createPerson(tx, {
      name: shownText((person.name ?? "").replace(/\p{Cc}/gu, "")).slice(0, 100) || person.email,
      email: person.email,
      username: await freeUsername(tx, usernameFrom(person.email)),
      passwordHash: null,
      role: settings.defaultRole,
      emailVerifiedAt: person.emailVerified ? momentIn(0) : null,
    }));
  await linkIdentity(tx, { provider: person.provider, subject: person.subject, userId: user.id });
  await audit(
    tx,
    { ...origin, caller: { user, credential: null } },
    { action: linked ? "user.link-provider" : "user.sign-up", detail: { provider: person.provider } },
  );
  return user;
}

/**
 * Signs in whoever an external provider vouches for, and makes or links their account at the first time. It vouches for
 * one factor only: who has two-factor sign-in on is asked for a code as after a password. Throws `ApiError`: `forbidden`
 * for a disabled person, closed sign-up or an address that must be confirmed first, `conflict` where the address belongs
 * to an account that must not be linked; and `SecondFactorNeeded`.
 */
export async function signInExternally(
  runtime: Runtime,
  person: ExternalPerson,
  from: Omit<SessionOrigin, "method">,
): Promise<StartedSession> {
  return countSignIn(runtime, person.provider, () => signInVouchedFor(runtime, person, from));
}

async function signInVouchedFor(
  runtime: Runtime,
  person: ExternalPerson,
  from: Omit<SessionOrigin, "method">,
): Promise<StartedSession> {
  const origin = { ...from, method: person.provider };
  const settings = await loadSettings(runtime);
  const mustBeVerified = await verificationRequired(runtime);
  const user = await runtime.db.transaction(async (tx) => {
    const found = await personFor(tx, settings, person, origin);
    if (found.disabledAt) throw new ApiError("forbidden", "This account is switched off.");
    return found;
  });
  if (mustBeVerified && !user.emailVerifiedAt) {
    await throttle(runtime, "mail-account", user.email.toLowerCase());
    mailVerification(runtime, user);
    throw new ApiError("forbidden", "Confirm your email address first: we have just sent you a link.");
  }
  return beginSession(runtime, user, origin);
}
