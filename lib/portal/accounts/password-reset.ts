import { findOpenEmailToken, redeemEmailToken, replaceEmailToken } from "../../../db/queries/email-tokens";
import { findUserByIdentifier, lockUser, type UserRow, updateUser } from "../../../db/queries/users";
import { throttle, withinBudget } from "../../access/rate-limit";
import { ApiError } from "../../api-error";
import { momentIn } from "../../clock";
import { hashPassword } from "../../credentials/password";
import { digestSecret, lookUpDigests } from "../../credentials/pepper";
import { randomBase62 } from "../../ids";
import { toAddressee } from "../../mail/addressee";
import type { Mail } from "../../mail/letter";
import { hasAccountLetter, passwordResetLetter } from "../../mail/letters";
import { mailLater } from "../../mail/send-mail";
import type { Runtime } from "../../runtime";
import { loadSettings } from "../../settings/settings";
import type { VisitorOrigin } from "./email-verification";
import { mailPasswordChanged, replacePassword } from "./password-change";
import { requireGoodPassword } from "./password-rules";

const HOUR_MS = 3_600_000;

async function resetMail(runtime: Runtime, user: UserRow, letter: typeof passwordResetLetter): Promise<Mail | null> {
  if (user.disabledAt || !(await withinBudget(runtime, "mail-person", user.id))) return null;
  const token = randomBase62(40);
  await runtime.db.transaction((tx) =>
    replaceEmailToken(tx, {
      digest: digestSecret(runtime.env.peppers, token),
      userId: user.id,
      purpose: "reset-password",
      email: user.email,
      expiresAt: momentIn(HOUR_MS),
    }),
  );
  const url = `${runtime.env.publicUrl}/reset-password/${token}`;
  return letter(toAddressee(user, (await loadSettings(runtime)).brandName), url);
}

/** Mails whoever signed up with an address that has an account how to get into it. */
export function mailHasAccount(runtime: Runtime, find: () => Promise<UserRow | null>): void {
  mailLater(runtime, async () => {
    const user = await find();
    return user && resetMail(runtime, user, hasAccountLetter);
  });
}

/**
 * Mails a link to choose a new password to whoever has that email address or user name. Answer and time are the same
 * for an unknown one. Throws `AccessError("too_many_requests")`.
 */
export async function requestPasswordReset(runtime: Runtime, identifier: string, origin: VisitorOrigin): Promise<void> {
  const wanted = identifier.trim().slice(0, 254);
  await throttle(runtime, "mail-address", origin.address);
  await throttle(runtime, "mail-account", wanted.toLowerCase());
  if (wanted === "" || /\p{Cc}/u.test(wanted)) return;
  mailLater(runtime, async () => {
    const user = await findUserByIdentifier(runtime.db, wanted);
    return user && resetMail(runtime, user, passwordResetLetter);
  });
}

const spent = () =>
  new ApiError("validation", "That link is no longer good. Ask for a new one.", {
    details: [{ field: "token", message: "The link was used already, has expired, or was replaced by a newer one." }],
  });

/** What a link may be for that lets its reader choose a password. */
export type PasswordLink = "reset-password" | "invitation";

/**
 * Sets a new password with a link from a mail, once: of many tries at once one wins. Ends every session and every token
 * of the person. Gives whose it is. Throws `ApiError("validation")`, and `AccessError("too_many_requests")`.
 */
export async function resetPassword(
  runtime: Runtime,
  { token, password, purpose = "reset-password" }: { token: string; password: string; purpose?: PasswordLink },
  origin: VisitorOrigin,
): Promise<{ userId: string }> {
  await throttle(runtime, "link-address", origin.address);
  const digests = lookUpDigests(runtime.env.peppers, token);
  // Looked at before the expensive hash, and redeemed after it: guesses cost little, and the transaction stays short.
  const open = await findOpenEmailToken(runtime.db, purpose, digests);
  if (!open) throw spent();
  await requireGoodPassword(runtime, password, open, "password");
  const passwordHash = await hashPassword(password);
  const changed = await runtime.db.transaction(async (tx) => {
    const redeemed = await redeemEmailToken(tx, purpose, digests);
    const user = redeemed && (await lockUser(tx, redeemed.userId));
    if (!user || user.email !== redeemed.email) throw spent();
    // Whoever holds the link reads the mail of that address.
    if (!user.emailVerifiedAt) await updateUser(tx, user.id, { emailVerifiedAt: momentIn(0) });
    const actor = { ...origin, caller: { user, credential: null } };
    const action = purpose === "invitation" ? "user.accept-invitation" : "password.reset";
    await replacePassword(tx, actor, user, { passwordHash, keepSession: null, action });
    return user;
  });
  if (purpose === "reset-password") mailPasswordChanged(runtime, changed);
  return { userId: changed.id };
}
