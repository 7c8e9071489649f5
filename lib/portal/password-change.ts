import type { Database } from "../../db/client";
import { dropEmailTokens } from "../../db/queries/email-tokens";
import { endFamilies } from "../../db/queries/grants";
import { endSessions } from "../../db/queries/sessions";
import { type UserRow, updateUser } from "../../db/queries/users";
import { passwordChangedLetter } from "../mail/letters";
import { mailLater } from "../mail/send-mail";
import type { Runtime } from "../runtime";
import { type AuditActor, conclude } from "./audit";
import { settingsOf } from "./settings";

/**
 * Gives a person a new password within a transaction. Whoever knew the old one loses everything it opened: every other
 * session, every chain of tokens, every open link to reset it.
 */
export async function replacePassword(
  tx: Database,
  actor: AuditActor,
  user: Pick<UserRow, "id">,
  { passwordHash, keepSession, action }: { passwordHash: string; keepSession: string | null; action: string },
): Promise<void> {
  await updateUser(tx, user.id, { passwordHash });
  await endSessions(tx, user.id, keepSession);
  await endFamilies(tx, { userId: user.id }, "password-change");
  await dropEmailTokens(tx, user.id, "reset-password");
  await dropEmailTokens(tx, user.id, "invitation");
  await conclude(tx, actor, [`user:${user.id}`], { action, subjectId: user.id });
}

/** Tells the person by mail, should it not have been them. */
export function mailPasswordChanged(runtime: Runtime, user: Pick<UserRow, "name" | "email">): void {
  mailLater(runtime, async () => {
    const { brandName } = await settingsOf(runtime);
    const url = `${runtime.env.publicUrl}/reset-password`;
    return passwordChangedLetter({ to: user.email, name: user.name, brand: brandName }, url);
  });
}
