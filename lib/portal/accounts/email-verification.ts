import { redeemEmailToken, replaceEmailToken } from "../../../db/queries/email-tokens";
import { findUser, findUserByIdentifier, type UserRow, updateUser } from "../../../db/queries/users";
import { throttle, withinBudget } from "../../access/rate-limit";
import { type AuditActor, audit } from "../../audit/audit";
import { momentIn } from "../../clock";
import { digestSecret, lookUpDigests } from "../../credentials/pepper";
import { randomBase62 } from "../../ids";
import { toAddressee } from "../../mail/addressee";
import { verificationLetter } from "../../mail/letters";
import { mailLater } from "../../mail/send-mail";
import type { Runtime } from "../../runtime";
import { loadSettings } from "../../settings/settings";

const DAY_MS = 86_400_000;

/** Where a person's request comes from, when they are not signed in. */
export type VisitorOrigin = Pick<AuditActor, "address" | "requestId">;

/**
 * Mails a person the link that confirms their address; links sent before end with it. `chosen` is the user name that they
 * asked for: the mail says so where they did not get it.
 */
export function mailVerification(runtime: Runtime, user: UserRow, chosen?: string): void {
  mailLater(runtime, async () => {
    const token = randomBase62(40);
    await runtime.db.transaction((tx) =>
      replaceEmailToken(tx, {
        digest: digestSecret(runtime.env.peppers, token),
        userId: user.id,
        purpose: "verify-email",
        email: user.email,
        expiresAt: momentIn(DAY_MS),
      }),
    );
    const url = `${runtime.env.publicUrl}/verify-email/${token}`;
    const other = chosen !== undefined && chosen !== user.username ? user.username : null;
    return verificationLetter(toAddressee(user, (await loadSettings(runtime)).brandName), url, other);
  });
}

/**
 * Mails the link once more to whoever has that email address or user name and has not confirmed it yet. Answers the
 * same for a known and an unknown one. Throws `AccessError("too_many_requests")`.
 */
export async function resendVerification(runtime: Runtime, identifier: string, origin: VisitorOrigin): Promise<void> {
  const wanted = identifier.trim().slice(0, 254);
  await throttle(runtime, "mail-address", origin.address);
  await throttle(runtime, "mail-account", wanted.toLowerCase());
  if (wanted === "" || /\p{Cc}/u.test(wanted)) return;
  mailLater(runtime, async () => {
    const user = await findUserByIdentifier(runtime.db, wanted);
    if (!user || user.emailVerifiedAt || user.disabledAt) return null;
    // Silently: that an email address and a user name are one person's is nobody's business.
    if (await withinBudget(runtime, "mail-person", user.id)) mailVerification(runtime, user);
    return null;
  });
}

/**
 * Confirms the address that a link was sent to. `false` for a link that is unknown, expired, used, or sent to an address
 * that is no longer the person's. Throws `AccessError("too_many_requests")`.
 */
export async function confirmEmail(runtime: Runtime, token: string, origin: VisitorOrigin): Promise<boolean> {
  await throttle(runtime, "link-address", origin.address);
  return runtime.db.transaction(async (tx) => {
    const redeemed = await redeemEmailToken(tx, "verify-email", lookUpDigests(runtime.env.peppers, token));
    const user = redeemed && (await findUser(tx, redeemed.userId));
    if (!user || user.email !== redeemed.email) return false;
    await updateUser(tx, user.id, { emailVerifiedAt: momentIn(0) });
    await audit(tx, { ...origin, caller: { user, credential: null } }, { action: "email.verify" });
    return true;
  });
}
