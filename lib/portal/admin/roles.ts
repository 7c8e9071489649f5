import type { Database } from "../../../db/client";
import { isUniqueViolation } from "../../../db/errors";
import {
  deleteRole,
  describeRole,
  findRole,
  listRoles as findRoles,
  insertRole,
  lockRole,
  type RoleRow,
  setRoleScopes,
} from "../../../db/queries/roles";
import { countOthersWithScope } from "../../../db/queries/users";
import { ADMINISTRATOR } from "../../../db/seed";
import { ApiError } from "../../api-error";
import { conclude } from "../../audit/audit";
import { changesBetween } from "../../audit/changes-between";
import * as contract from "../../contracts/roles";
import { requireGrantable } from "../management/grantable-scopes";
import { listed } from "../management/listed";
import { implement } from "../management/use-case";
import { computeVersion, requireVersion } from "../management/version";
import { lockDefaultRole, requireFitForStrangers } from "./default-role";

const notFound = () => new ApiError("notFound", "There is no such role.");

const version = ({ description, scopes }: RoleRow) => computeVersion([description, scopes]);

const view = ({ createdAt, ...role }: RoleRow): contract.Role => ({
  ...role,
  version: version({ createdAt, ...role }),
  createdAt: createdAt.toISOString(),
});

async function find(tx: Database, name: string): Promise<RoleRow> {
  const role = await findRole(tx, name);
  if (!role) throw notFound();
  return role;
}

const changeable = ({ description, scopes }: RoleRow) => ({ description, scopes });

const target = (name: string) => ({ target: name, subjectId: null });

export const listRoles = implement(contract.listRoles, async (_, { runtime }) =>
  listed((await findRoles(runtime.db)).map(view)),
);

export const getRole = implement(contract.getRole, async ({ params }, { runtime }) =>
  view(await find(runtime.db, params.name)),
);

export const createRole = implement(contract.createRole, ({ body }, context) =>
  context.runtime.db
    .transaction(async (tx) => {
      await requireGrantable(tx, context, body.scopes);
      await insertRole(tx, { name: body.name, description: body.description ?? "" });
      await setRoleScopes(tx, body.name, body.scopes);
      const detail = { scopes: body.scopes };
      await conclude(tx, context, [`role:${body.name}`], { action: "role.create", ...target(body.name), detail });
      return view(await find(tx, body.name));
    })
    .catch((error: unknown) => {
      if (!isUniqueViolation(error)) throw error;
      const message = "There is a role of this name already.";
      throw new ApiError("conflict", message, { details: [{ field: "name", message }] });
    }),
);

export const updateRole = implement(contract.updateRole, ({ params, body }, context) =>
  context.runtime.db.transaction(async (tx) => {
    const { name } = params;
    if (!(await lockRole(tx, name))) throw notFound();
    const before = await find(tx, name);
    requireVersion(version(before), body.version);
    const scopes = body.scopes && [...new Set(body.scopes)];
    if (scopes && name === ADMINISTRATOR) {
      throw new ApiError("conflict", "Administrators hold every scope, always.");
    }
    if (scopes) {
      if (name === (await lockDefaultRole(tx))) requireFitForStrangers(name, scopes, "scopes");
      await requireGrantable(
        tx,
        context,
        scopes.filter((scope) => !before.scopes.includes(scope)),
      );
      await setRoleScopes(tx, name, scopes);
      if ((await countOthersWithScope(tx, "admin", "")) === 0) {
        throw new ApiError("conflict", "Nobody would be left who can administer.");
      }
    }
    if (body.description !== undefined) await describeRole(tx, name, body.description);
    const after = await find(tx, name);
    const changes = changesBetween(changeable(before), changeable(after));
    await conclude(tx, context, [`role:${name}`], { action: "role.update", ...target(name), changes });
    return view(after);
  }),
);

export const removeRole = implement(contract.removeRole, async ({ params }, context) => {
  const { name } = params;
  return context.runtime.db.transaction(async (tx) => {
    if (!(await lockRole(tx, name))) throw notFound();
    const role = await find(tx, name);
    const defaultRole = await lockDefaultRole(tx);
    if (role.builtIn) throw new ApiError("conflict", "A built-in role cannot be removed.");
    if (role.name === defaultRole)
      throw new ApiError("conflict", "This is the role of new people. Choose another first.");
    if (role.users > 0) throw new ApiError("conflict", `${role.users} people have this role. Give them another first.`);
    await deleteRole(tx, name);
    await conclude(tx, context, [`role:${name}`], { action: "role.remove", ...target(name) });
    return { name, removed: true };
  });
});
