import type { Database } from "../../../db/client";
import { findRole } from "../../../db/queries/roles";
import { endSessions } from "../../../db/queries/sessions";
import { withTwoFactor } from "../../../db/queries/two-factor";
import {
  updateUser as changeUser,
  findUser,
  listUsers as findUsers,
  lockUser,
  type UserRow,
} from "../../../db/queries/users";
import { ApiError } from "../../api-error";
import { audit, conclude } from "../../audit/audit";
import { changesBetween } from "../../audit/changes-between";
import { momentIn } from "../../clock";
import * as contract from "../../contracts/users";
import { loadSettings } from "../../settings/settings";
import { invitationLink, invite, isInvited, mailInvitation } from "../accounts/invitation";
import { lockAdministrators, requireAnotherAdministrator } from "../accounts/last-administrator";
import { signOutEverywhere } from "../credentials/inventory";
import { paged } from "../management/listed";
import { requireNoConnection } from "../management/made-within";
import { implement } from "../management/use-case";
import { computeVersion, requireVersion } from "../management/version";
import { requireGivableRole } from "./givable-role";

const notFound = () => new ApiError("notFound", "There is no such person.");

const changeable = ({ role, disabledAt }: UserRow) => ({ role, disabled: disabledAt !== null });

const versionOfUser = ({ role, disabledAt }: UserRow) => computeVersion([role, disabledAt !== null]);

const rowView = (user: UserRow, twoFactor: boolean): contract.User => ({
  id: user.id,
  accountNumber: user.accountNumber,
  name: user.name,
  email: user.email,
  username: user.username,
  role: user.role,
  status: user.disabledAt ? "disabled" : isInvited(user) ? "invited" : "active",
  emailVerified: user.emailVerifiedAt !== null,
  twoFactor,
  lastSignInAt: user.lastSignInAt?.toISOString() ?? null,
  createdAt: user.createdAt.toISOString(),
  version: versionOfUser(user),
});

async function views(db: Database, rows: readonly UserRow[]): Promise<contract.User[]> {
  const secured = await withTwoFactor(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => rowView(row, secured.has(row.id)));
}

async function view(db: Database, row: UserRow): Promise<contract.User> {
  return rowView(row, (await withTwoFactor(db, [row.id])).has(row.id));
}

export const listUsers = implement(contract.listUsers, async ({ query }, { runtime }) => {
  const { search, role, status, ...page } = query;
  const { rows, ...meta } = await findUsers(runtime.db, {
    ...page,
    ...(search && { search }),
    ...(role && { role }),
    ...(status && { status }),
  });
  return paged(await views(runtime.db, rows), meta);
});

async function find(db: Database, id: string): Promise<UserRow> {
  const user = await findUser(db, id);
  if (!user) throw notFound();
  return user;
}

export const getUser = implement(contract.getUser, async ({ params }, { runtime }) =>
  view(runtime.db, await find(runtime.db, params.id)),
);

export const inviteUser = implement(contract.inviteUser, async ({ body }, context) => {
  const { runtime } = context;
  requireNoConnection(context.caller, "accounts");
  const { invitations, registrationOpen, defaultRole } = await loadSettings(runtime);
  if (!invitations && !registrationOpen) {
    throw new ApiError("conflict", "Registration is closed, to invitations too. Open it in the system settings first.");
  }
  const { name, email, role = defaultRole } = body;
  const invitation = await runtime.db.transaction(async (tx) => {
    const given = await findRole(tx, role);
    if (given) await requireGivableRole(tx, context, given, defaultRole);
    return invite(tx, runtime, context, { name, email, role });
  });
  mailInvitation(runtime, invitation);
  return view(runtime.db, invitation.user);
});

export const inviteUserAgain = implement(contract.inviteUserAgain, async ({ params }, context) => {
  const { runtime } = context;
  const invitation = await runtime.db.transaction(async (tx) => {
    const user = await lockUser(tx, params.id);
    if (!user) throw notFound();
    if (!isInvited(user)) throw new ApiError("conflict", "This person has accepted already.");
    const url = await invitationLink(tx, runtime, user);
    const target = user.id;
    await audit(tx, context, { action: "user.invite-again", target, subjectId: user.id });
    return { user, url };
  });
  mailInvitation(runtime, invitation);
  return view(runtime.db, invitation.user);
});

export const signOutUser = implement(contract.signOutUser, ({ params }, context) =>
  context.runtime.db.transaction(async (tx) => {
    const { id } = await find(tx, params.id);
    return { ended: await signOutEverywhere(tx, context, id) };
  }),
);

/** Whether one role may do what another may not. */
async function grows(tx: Database, from: string, to: { scopes: readonly string[] }): Promise<boolean> {
  const before = await findRole(tx, from);
  return to.scopes.some((scope) => !before?.scopes.includes(scope));
}

export const updateUser = implement(contract.updateUser, async ({ params, body }, context) => {
  const { role, disabled } = body;
  const { defaultRole } = await loadSettings(context.runtime);
  return context.runtime.db.transaction(async (tx) => {
    await lockAdministrators(tx);
    const before = await lockUser(tx, params.id);
    if (!before) throw notFound();
    requireVersion(versionOfUser(before), body.version);
    const next = role === undefined ? null : await findRole(tx, role);
    if (role !== undefined && !next) {
      const message = `There is no role "${role}".`;
      throw new ApiError("validation", message, { details: [{ field: "role", message }] });
    }
    const newRole = next ?? (await findRole(tx, before.role));
    // To switch an account on again is to give its role.
    const enables = disabled === false && before.disabledAt !== null;
    const gives = newRole?.name !== before.role || enables;
    if (enables || (next && (await grows(tx, before.role, next)))) {
      requireNoConnection(context.caller, "other people's rights");
    }
    if (newRole && gives) await requireGivableRole(tx, context, newRole, defaultRole);
    const losesAdmin = next !== null && !next.scopes.includes("admin");
    if (losesAdmin || disabled === true) await requireAnotherAdministrator(tx, before.id);
    const user = await changeUser(tx, before.id, {
      ...(role !== undefined && { role }),
      ...(disabled !== undefined && { disabledAt: disabled ? (before.disabledAt ?? momentIn(0)) : null }),
    });
    if (!user) throw notFound();
    if (disabled) await endSessions(tx, user.id, null);
    await conclude(tx, context, [`user:${user.id}`], {
      action: "user.administer",
      target: user.id,
      subjectId: user.id,
      changes: changesBetween(changeable(before), changeable(user)),
    });
    return view(tx, user);
  });
});
