import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "../../../db/client";
import { isUniqueViolation } from "../../../db/errors";
import { emailTaken, findUserByIdentifier, takenUsernames, type UserRow } from "../../../db/queries/users";
import { throttle } from "../../access/rate-limit";
import { ApiError } from "../../api-error";
import { audit } from "../../audit/audit";
import type { signUp as signUpCall } from "../../contracts/account";
import type { Input } from "../../contracts/call";
import type { Settings } from "../../contracts/settings";
import { hashPassword } from "../../credentials/password";
import { newId } from "../../ids";
import type { Runtime } from "../../runtime";
import { loadSettings, verificationRequired } from "../../settings/settings";
import { mailVerification, type VisitorOrigin } from "./email-verification";
import { mailHasAccount } from "./password-reset";
import { requireGoodPassword } from "./password-rules";
import { createPerson, freeUsername, usernameFrom } from "./people";

type Typed = Input<typeof signUpCall, "body">;

/** What whoever signs up is told of the account. */
export type SignedUp = Pick<UserRow, "id" | "email" | "username" | "role">;

const taken = (field: "email" | "username", message: string) =>
  new ApiError("conflict", message, { details: [{ field, message }] });

/** Refuses where strangers may not make accounts. Throws `ApiError("forbidden")`. */
export function requireOpenRegistration({ registrationOpen }: Pick<Settings, "registrationOpen">): void {
  if (!registrationOpen) throw new ApiError("forbidden", "Sign-up is closed here. Ask an administrator for access.");
}

interface NewAccount extends Omit<Typed, "password" | "username"> {
  id: string;
  username: string;
  passwordHash: string;
  role: string;
}

async function create(tx: Database, account: NewAccount, origin: VisitorOrigin): Promise<UserRow> {
  const user = await createPerson(tx, { ...account, emailVerifiedAt: null });
  await audit(tx, { ...origin, caller: { user, credential: null } }, { action: "user.sign-up" });
  return user;
}

/** Where nobody has to confirm an address, one signs in at once: whether it is taken cannot be hidden, and is said. */
async function signUpAtOnce(
  runtime: Runtime,
  { username, ...account }: Omit<NewAccount, "username"> & { username?: string | undefined },
  origin: VisitorOrigin,
): Promise<SignedUp> {
  const user = await runtime.db
    .transaction(async (tx) => {
      if (await emailTaken(tx, account.email)) {
        throw taken("email", "There is an account with this email address already.");
      }
      if (username && (await takenUsernames(tx, [username])).size > 0) {
        throw taken("username", "This user name is taken.");
      }
      return create(
        tx,
        { ...account, username: username ?? (await freeUsername(tx, usernameFrom(account.email))) },
        origin,
      );
    })
    .catch((error: unknown) => {
      // Two sign-ups at once: the index decides.
      throw isUniqueViolation(error) ? taken("email", "That email address or user name has just been taken.") : error;
    });
  mailVerification(runtime, user);
  return user;
}

/** Longer than making an account takes, so that the time of the answer does not tell whether one was made. */
const ANSWER_MS = 400;

/**
 * Where the address must be confirmed first, the answer is the same whoever has it, and a mail says the rest: to
 * confirm, or that there is an account already. A user name that somebody has is replaced by the next free one.
 */
async function signUpByMail(
  runtime: Runtime,
  { username, ...account }: Omit<NewAccount, "username"> & { username?: string | undefined },
  origin: VisitorOrigin,
): Promise<SignedUp> {
  const answerDue = sleep(ANSWER_MS);
  const { id, email, role } = account;
  const wanted = username ?? usernameFrom(email);
  const made = await runtime.db
    .transaction(async (tx) => {
      if (await emailTaken(tx, email)) return null;
      return create(tx, { ...account, username: await freeUsername(tx, wanted) }, origin);
    })
    .catch((error: unknown) => {
      // Two sign-ups at once: the index decides, and who was first is mailed.
      if (isUniqueViolation(error)) return null;
      throw error;
    });
  if (made) mailVerification(runtime, made, username);
  else mailHasAccount(runtime, () => findUserByIdentifier(runtime.db, email));
  await answerDue;
  return { id, email, username: wanted, role };
}

/**
 * Makes an account with the default role, and mails the link that confirms its address. Throws `ApiError`: `forbidden`
 * where sign-up is closed, `validation` for a poor password, and, where addresses need not be confirmed, `conflict` for
 * a taken email address or user name.
 */
export async function signUp(
  runtime: Runtime,
  { name, email, username, password }: Typed,
  origin: VisitorOrigin,
): Promise<SignedUp> {
  await throttle(runtime, "sign-up-address", origin.address);
  const settings = await loadSettings(runtime);
  requireOpenRegistration(settings);
  await requireGoodPassword(runtime, password, { name, email, username }, "password");
  const passwordHash = await hashPassword(password);
  const account = { id: newId("usr"), name, email, username, passwordHash, role: settings.defaultRole };
  const proceed = (await verificationRequired(runtime)) ? signUpByMail : signUpAtOnce;
  return proceed(runtime, account, origin);
}
