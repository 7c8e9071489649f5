import { isUniqueViolation } from "../../db/errors";
import { emailTaken, takenUsernames, type UserRow } from "../../db/queries/users";
import { throttle } from "../access/rate-limit";
import { ApiError } from "../api-error";
import type { signUp as signUpCall } from "../contracts/account";
import type { Input } from "../contracts/call";
import type { Settings } from "../contracts/settings";
import { hashPassword } from "../credentials/password";
import type { Runtime } from "../runtime";
import { audit } from "./audit";
import { mailVerification, type VisitorOrigin } from "./email-verification";
import { requireGoodPassword } from "./password-rules";
import { createPerson, freeUsername } from "./people";
import { settingsOf } from "./settings";

const taken = (field: "email" | "username", message: string) =>
  new ApiError("conflict", message, { details: [{ field, message }] });

/** Refuses where strangers may not make accounts. Throws `ApiError("forbidden")`. */
export function requireOpenRegistration({ registrationOpen }: Pick<Settings, "registrationOpen">): void {
  if (!registrationOpen) throw new ApiError("forbidden", "Sign-up is closed here. Ask an administrator for access.");
}

/**
 * Makes an account with the default role, and mails the link that confirms its address. Throws `ApiError`: `forbidden`
 * where sign-up is closed, `conflict` for a taken email address or user name, `validation` for a poor password.
 */
export async function signUp(
  runtime: Runtime,
  { name, email, username, password }: Input<typeof signUpCall, "body">,
  origin: VisitorOrigin,
): Promise<UserRow> {
  await throttle(runtime, "sign-up-address", origin.address);
  const settings = await settingsOf(runtime);
  requireOpenRegistration(settings);
  await requireGoodPassword(runtime, password, { name, email, username }, "password");
  const passwordHash = await hashPassword(password);
  const user = await runtime.db
    .transaction(async (tx) => {
      if (await emailTaken(tx, email)) throw taken("email", "There is an account with this email address already.");
      if (username && (await takenUsernames(tx, [username])).size > 0) {
        throw taken("username", "This user name is taken.");
      }
      const made = await createPerson(tx, {
        name,
        email,
        username: username ?? (await freeUsername(tx, email)),
        passwordHash,
        role: settings.defaultRole,
        emailVerifiedAt: null,
      });
      await audit(tx, { ...origin, caller: { user: made, credential: null } }, { action: "user.sign-up" });
      return made;
    })
    .catch((error: unknown) => {
      // Two sign-ups at once: the index decides.
      throw isUniqueViolation(error) ? taken("email", "That email address or user name has just been taken.") : error;
    });
  mailVerification(runtime, user);
  return user;
}
