import type { Database } from "../../../db/client";
import { replaceEmailToken } from "../../../db/queries/email-tokens";
import { findRole } from "../../../db/queries/roles";
import { emailTaken, type UserRow } from "../../../db/queries/users";
import { ApiError } from "../../api-error";
import { type AuditActor, audit } from "../../audit/audit";
import { momentIn } from "../../clock";
import { digestSecret } from "../../credentials/pepper";
import { randomBase62 } from "../../ids";
import { invitationLetter } from "../../mail/letters";
import { mailLater } from "../../mail/send-mail";
import type { Runtime } from "../../runtime";
import { loadSettings } from "../../settings/settings";
import { createPerson, freeUsername, usernameFrom } from "./people";

const DAYS_7_MS = 7 * 86_400_000;

const invalid = (kind: "validation" | "conflict", field: string, message: string) =>
  new ApiError(kind, `${field}: ${message}`, { details: [{ field, message }] });

/** An account that waits for its person, and the link with which they make it theirs. */
export interface Invitation {
  user: UserRow;
  /** To be shown or mailed; only its digest is kept. */
  url: string;
}

/** Makes a new link for somebody who has not accepted yet; an earlier one ends. */
export async function invitationLink(tx: Database, { env }: Runtime, user: UserRow): Promise<string> {
  const token = randomBase62(40);
  await replaceEmailToken(tx, {
    digest: digestSecret(env.peppers, token),
    userId: user.id,
    purpose: "invitation",
    email: user.email,
    expiresAt: momentIn(DAYS_7_MS),
  });
  return `${env.publicUrl}/invitation/${token}`;
}

/**
 * Makes an account without a password within a transaction, audited, and the link to accept it. Throws `ApiError`:
 * `conflict` for a taken email address, `validation` for an unknown role.
 */
export async function invite(
  tx: Database,
  runtime: Runtime,
  actor: AuditActor,
  { name, email, role }: { name: string; email: string; role: string },
): Promise<Invitation> {
  if (!(await findRole(tx, role))) throw invalid("validation", "role", `There is no role "${role}".`);
  if (await emailTaken(tx, email)) {
    throw invalid("conflict", "email", "There is an account with this email address already.");
  }
  const user = await createPerson(tx, {
    name,
    email,
    username: await freeUsername(tx, usernameFrom(email)),
    passwordHash: null,
    role,
    emailVerifiedAt: null,
  });
  const url = await invitationLink(tx, runtime, user);
  const target = user.id;
  await audit(tx, actor, { action: "user.invite", target, subjectId: user.id, detail: { role } });
  return { user, url };
}

/** Mails an invitation, once it is committed. */
export function mailInvitation(runtime: Runtime, { user, url }: Invitation): void {
  mailLater(runtime, async () => {
    const { brandName } = await loadSettings(runtime);
    return invitationLetter({ to: user.email, name: user.name, brand: brandName }, url);
  });
}

/** Whether somebody was invited and has not accepted yet. */
export const isInvited = ({ passwordHash, emailVerifiedAt, lastSignInAt }: UserRow): boolean =>
  passwordHash === null && emailVerifiedAt === null && lastSignInAt === null;
