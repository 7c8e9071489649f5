import { isUniqueViolation } from "../../../db/errors";
import { findUser, lockUser, takenUsernames, type UserRow, updateUser } from "../../../db/queries/users";
import { ApiError } from "../../api-error";
import { conclude } from "../../audit/audit";
import { changesBetween } from "../../audit/changes-between";
import * as contract from "../../contracts/account";
import { hashPassword } from "../../credentials/password";
import { implement, implementOpen, type PersonContext } from "../management/use-case";
import { requirePasswordAgain } from "./password-again";
import { mailPasswordChanged, replacePassword } from "./password-change";
import { requireGoodPassword } from "./password-rules";
import { signUp as makeAccount } from "./sign-up";

const gone = () => new ApiError("notFound", "This account is gone.");

const view = (user: UserRow, { caller }: PersonContext) => ({
  id: user.id,
  accountNumber: user.accountNumber,
  name: user.name,
  email: user.email,
  username: user.username,
  role: user.role,
  emailVerified: user.emailVerifiedAt !== null,
  hasPassword: user.passwordHash !== null,
  scopes: [...caller.scopes],
  createdAt: user.createdAt.toISOString(),
});

export const signUp = implementOpen(contract.signUp, async ({ body }, context) => {
  const { id, email, username, role } = await makeAccount(context.runtime, body, context);
  return { id, email, username, role };
});

export const getMe = implement(contract.getMe, async (_, context) => {
  const user = await findUser(context.runtime.db, context.caller.user.id);
  if (!user) throw gone();
  return view(user, context);
});

/** The hash of a new password, once the old one was typed. An account without one gets its first by mail. */
async function newPasswordHash(
  { runtime }: PersonContext,
  user: UserRow,
  { currentPassword, newPassword }: { currentPassword: string | undefined; newPassword: string },
): Promise<string> {
  await requireGoodPassword(runtime, newPassword, user, "newPassword");
  if (currentPassword === undefined) {
    const message = "Type your password of now as well.";
    throw new ApiError("validation", message, { details: [{ field: "currentPassword", message }] });
  }
  await requirePasswordAgain(runtime, user, currentPassword, "currentPassword");
  return hashPassword(newPassword);
}

const usernameTaken = () => {
  const message = "This user name is taken.";
  return new ApiError("conflict", message, { details: [{ field: "username", message }] });
};

export const updateMe = implement(contract.updateMe, async ({ body }, context) => {
  const { runtime, caller } = context;
  const { name, username, newPassword, currentPassword } = body;
  const before = await findUser(runtime.db, caller.user.id);
  if (!before) throw gone();
  const passwordHash =
    newPassword === undefined ? null : await newPasswordHash(context, before, { currentPassword, newPassword });

  const after = await runtime.db
    .transaction(async (tx) => {
      const user = await lockUser(tx, before.id);
      if (!user) throw gone();
      const renamed = username !== undefined && username.toLowerCase() !== user.username.toLowerCase();
      if (renamed && (await takenUsernames(tx, [username])).size > 0) throw usernameTaken();
      const changed = [...(name === undefined ? [] : ["name"]), ...(username === undefined ? [] : ["username"])];
      if (changed.length > 0) {
        await updateUser(tx, user.id, {
          ...(name !== undefined && { name }),
          ...(username !== undefined && { username }),
        });
      }
      if (passwordHash) {
        const keepSession = caller.session?.id ?? null;
        await replacePassword(tx, context, user, { passwordHash, keepSession, action: "password.change" });
      }
      if (changed.length > 0) {
        const changes = changesBetween(
          { name: user.name, username: user.username },
          { name: name ?? user.name, username: username ?? user.username },
        );
        await conclude(tx, context, [`user:${user.id}`], { action: "user.update", changes });
      }
      return findUser(tx, user.id);
    })
    .catch((error: unknown) => {
      throw isUniqueViolation(error) ? usernameTaken() : error;
    });
  if (!after) throw gone();
  if (passwordHash) mailPasswordChanged(runtime, after);
  return view(after, context);
});
