import type { Database } from "../../../db/client";
import { isUniqueViolation } from "../../../db/errors";
import { deleteScope, describeScope, insertScope, listScopeRoles, listScopes } from "../../../db/queries/roles";
import { ADMINISTRATOR } from "../../../db/seed";
import type { ChangeTag } from "../../access/changes";
import { ApiError } from "../../api-error";
import * as contract from "../../contracts/roles";
import { conclude } from "../audit";
import { listed } from "../listed";
import { implement } from "../use-case";

const notFound = () => new ApiError("notFound", "There is no such scope.");

async function views(db: Database): Promise<contract.SystemScope[]> {
  const roles = await listScopeRoles(db);
  return (await listScopes(db)).map((scope) => ({ ...scope, roles: roles.get(scope.name) ?? [] }));
}

async function find(db: Database, name: string): Promise<contract.SystemScope> {
  const scope = (await views(db)).find((one) => one.name === name);
  if (!scope) throw notFound();
  return scope;
}

const target = (name: string) => ({ target: { type: "scope", id: name }, subjectId: null });
const holders = (roles: readonly string[]): ChangeTag[] => roles.map((role): ChangeTag => `role:${role}`);

export const listSystemScopes = implement(contract.listSystemScopes, async (_, { runtime }) =>
  listed(await views(runtime.db)),
);

export const createScope = implement(contract.createScope, ({ body }, context) =>
  context.runtime.db
    .transaction(async (tx) => {
      await insertScope(tx, body, ADMINISTRATOR);
      await conclude(tx, context, holders([ADMINISTRATOR]), { action: "scope.create", ...target(body.name) });
      return find(tx, body.name);
    })
    .catch((error: unknown) => {
      if (!isUniqueViolation(error)) throw error;
      const message = "There is a scope of this name already.";
      throw new ApiError("conflict", message, { details: [{ field: "name", message }] });
    }),
);

export const updateScope = implement(contract.updateScope, ({ params, body }, context) =>
  context.runtime.db.transaction(async (tx) => {
    if (!(await describeScope(tx, params.name, body.description))) throw notFound();
    await conclude(tx, context, [], { action: "scope.update", ...target(params.name) });
    return find(tx, params.name);
  }),
);

export const removeScope = implement(contract.removeScope, ({ params }, context) =>
  context.runtime.db.transaction(async (tx) => {
    const scope = await find(tx, params.name);
    if (scope.builtIn || !(await deleteScope(tx, params.name))) {
      throw new ApiError("conflict", "A built-in scope cannot be removed; take it from the roles instead.");
    }
    await conclude(tx, context, holders(scope.roles), { action: "scope.remove", ...target(params.name) });
    return { name: params.name, removed: true };
  }),
);
