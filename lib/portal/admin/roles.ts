import type { Database } from "../../../db/client";
import { isUniqueViolation } from "../../../db/errors";
import {
  deleteRole,
  describeRole,
  findRole,
  listRoles as findRoles,
  insertRole,
  knownScopes,
  lockRole,
  type RoleRow,
  setRoleScopes,
} from "../../../db/queries/roles";
import { countOthersWithScope } from "../../../db/queries/users";
import { ADMINISTRATOR } from "../../../db/seed";
import { ApiError } from "../../api-error";
import * as contract from "../../contracts/roles";
import { conclude } from "../audit";
import { listed } from "../listed";
import { settingsOf } from "../settings";
import { implement } from "../use-case";
import { requireVersion, versionOf } from "../version";

const notFound = () => new ApiError("notFound", "There is no such role.");

const version = ({ description, scopes }: RoleRow) => versionOf([description, scopes]);

const view = ({ createdAt, ...role }: RoleRow): contract.Role => ({
  ...role,
  version: version({ createdAt, ...role }),
  createdAt: createdAt.toISOString(),
});

async function requireKnown(tx: Database, names: readonly string[]): Promise<void> {
  const known = await knownScopes(tx, names);
  const unknown = names.find((name) => !known.has(name));
  if (unknown === undefined) return;
  const message = `There is no scope "${unknown}".`;
  throw new ApiError("validation", `scopes: ${message}`, { details: [{ field: "scopes", message }] });
}

async function find(tx: Database, name: string): Promise<RoleRow> {
  const role = await findRole(tx, name);
  if (!role) throw notFound();
  return role;
}

const target = (name: string) => ({ target: { type: "role", id: name }, subjectId: null });

export const listRoles = implement(contract.listRoles, async (_, { runtime }) =>
  listed((await findRoles(runtime.db)).map(view)),
);

export const getRole = implement(contract.getRole, async ({ params }, { runtime }) =>
  view(await find(runtime.db, params.name)),
);

export const createRole = implement(contract.createRole, ({ body }, context) =>
  context.runtime.db
    .transaction(async (tx) => {
      await requireKnown(tx, body.scopes);
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
    requireVersion(version(await find(tx, name)), body.version);
    const scopes = body.scopes && [...new Set(body.scopes)];
    if (scopes && name === ADMINISTRATOR) {
      throw new ApiError("conflict", "Administrators hold every scope, always.");
    }
    if (scopes) {
      await requireKnown(tx, scopes);
      await setRoleScopes(tx, name, scopes);
      if ((await countOthersWithScope(tx, "admin", "")) === 0) {
        throw new ApiError("conflict", "Nobody would be left who can administer.");
      }
    }
    if (body.description !== undefined) await describeRole(tx, name, body.description);
    const detail = scopes ? { scopes } : {};
    await conclude(tx, context, [`role:${name}`], { action: "role.update", ...target(name), detail });
    return view(await find(tx, name));
  }),
);

export const removeRole = implement(contract.removeRole, async ({ params }, context) => {
  const { name } = params;
  const { defaultRole } = await settingsOf(context.runtime);
  return context.runtime.db.transaction(async (tx) => {
    if (!(await lockRole(tx, name))) throw notFound();
    const role = await find(tx, name);
    if (role.builtIn) throw new ApiError("conflict", "A built-in role cannot be removed.");
    if (role.name === defaultRole)
      throw new ApiError("conflict", "This is the role of new people. Choose another first.");
    if (role.users > 0) throw new ApiError("conflict", `${role.users} people have this role. Give them another first.`);
    await deleteRole(tx, name);
    await conclude(tx, context, [`role:${name}`], { action: "role.remove", ...target(name) });
    return { name, removed: true };
  });
});
