import type { Database } from "../../../db/client";
import { dropCodes } from "../../../db/queries/authorization-codes";
import { dropEmailTokens } from "../../../db/queries/email-tokens";
import { endFamilies } from "../../../db/queries/grants";
import { endSessions } from "../../../db/queries/sessions";
import { type UserRow, updateUser } from "../../../db/queries/users";
import { type AuditActor, conclude } from "../../audit/audit";
import type { AuditAction } from "../../contracts/audit-actions";
import { toAddressee } from "../../mail/addressee";
import { passwordChangedLetter } from "../../mail/letters";
import { mailLater } from "../../mail/send-mail";
import type { Runtime } from "../../runtime";
import { loadSettings } from "../../settings/settings";

/**
 * Gives a person a new password within a transaction. Whoever knew the old one loses everything it opened: every other
 * session, every chain of tokens, every code that would begin one, every open link to reset it.
 */
export async function replacePassword(
  tx: Database,
  actor: AuditActor,
  user: Pick<UserRow, "id">,
  { passwordHash, keepSession, action }: { passwordHash: string; keepSession: string | null; action: AuditAction },
): Promise<void> {
  await updateUser(tx, user.id, { passwordHash });
  await endSessions(tx, user.id, keepSession);
  await endFamilies(tx, { userId: user.id }, "password-change");
  await dropCodes(tx, user.id);
  await dropEmailTokens(tx, user.id, "reset-password");
  await dropEmailTokens(tx, user.id, "invitation");
  await conclude(tx, actor, [`user:${user.id}`], { action, subjectId: user.id });
}

/** Tells the person by mail, should it not have been them. */
export function mailPasswordChanged(runtime: Runtime, user: UserRow): void {
  mailLater(runtime, async () => {
    const url = `${runtime.env.publicUrl}/reset-password`;
    return passwordChangedLetter(toAddressee(user, (await loadSettings(runtime)).brandName), url);
  });
}
