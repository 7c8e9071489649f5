import { findRole } from "../../../db/queries/roles";
import { endSessions } from "../../../db/queries/sessions";
import {
  updateUser as changeUser,
  findUser,
  listUsers as findUsers,
  lockUser,
  type UserRow,
} from "../../../db/queries/users";
import { ApiError } from "../../api-error";
import * as contract from "../../contracts/users";
import { conclude } from "../audit";
import { lockAdministrators, requireAnotherAdministrator } from "../last-administrator";
import { listed } from "../listed";
import { implement } from "../use-case";

const notFound = () => new ApiError("notFound", "There is no such person.");

const view = (user: UserRow): contract.User => ({
  id: user.id,
  accountNumber: user.accountNumber,
  name: user.name,
  email: user.email,
  username: user.username,
  role: user.role,
  status: user.disabledAt ? "disabled" : "active",
  emailVerified: user.emailVerifiedAt !== null,
  lastSignInAt: user.lastSignInAt?.toISOString() ?? null,
  createdAt: user.createdAt.toISOString(),
});

export const listUsers = implement(contract.listUsers, async ({ query }, { runtime }) => {
  const { search, role, status, limit, offset } = query;
  const { rows, total } = await findUsers(runtime.db, {
    ...(search && { search }),
    ...(role && { role }),
    ...(status && { status }),
    limit,
    offset,
  });
  return listed(rows.map(view), total);
});

export const getUser = implement(contract.getUser, async ({ params }, { runtime }) => {
  const user = await findUser(runtime.db, params.id);
  if (!user) throw notFound();
  return view(user);
});

export const updateUser = implement(contract.updateUser, async ({ params, body }, context) => {
  const { role, disabled } = body;
  return context.runtime.db.transaction(async (tx) => {
    await lockAdministrators(tx);
    const before = await lockUser(tx, params.id);
    if (!before) throw notFound();
    const next = role === undefined ? null : await findRole(tx, role);
    if (role !== undefined && !next) {
      const message = `There is no role "${role}".`;
      throw new ApiError("validation", message, { details: [{ field: "role", message }] });
    }
    const losesAdmin = next !== null && !next.scopes.includes("admin");
    if (losesAdmin || disabled === true) await requireAnotherAdministrator(tx, before.id);
    const user = await changeUser(tx, before.id, {
      ...(role !== undefined && { role }),
      ...(disabled !== undefined && { disabledAt: disabled ? (before.disabledAt ?? new Date()) : null }),
    });
    if (!user) throw notFound();
    if (disabled) await endSessions(tx, user.id, null);
    await conclude(tx, context, [`user:${user.id}`], {
      action: "user.administer",
      target: { type: "user", id: user.id },
      subjectId: user.id,
      detail: {
        ...(role !== undefined && { role, roleBefore: before.role }),
        ...(disabled !== undefined && { disabled }),
      },
    });
    return view(user);
  });
});
