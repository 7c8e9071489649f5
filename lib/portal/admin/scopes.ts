import type { Database } from "../../../db/client";
import { isUniqueViolation } from "../../../db/errors";
import { operationsAsking } from "../../../db/queries/gateway-operations";
import { deleteScope, describeScope, insertScope, listRoles, listScopes } from "../../../db/queries/roles";
import { dropScopeOfHolders } from "../../../db/queries/scope-holders";
import { ADMINISTRATOR } from "../../../db/seed";
import { ApiError } from "../../api-error";
import { conclude } from "../../audit/audit";
import { changesBetween } from "../../audit/changes-between";
import type { ChangeTag } from "../../changes/changes";
import * as contract from "../../contracts/roles";
import { allows } from "../../scopes/scopes";
import { listed } from "../management/listed";
import { implement } from "../management/use-case";

const notFound = () => new ApiError("notFound", "There is no such scope.");

async function views(db: Database): Promise<contract.SystemScope[]> {
  const roles = await listRoles(db);
  return (await listScopes(db)).map((scope) => ({
    ...scope,
    roles: roles.filter(({ scopes }) => allows(scopes, scope.name)).map(({ name }) => name),
  }));
}

async function find(db: Database, name: string): Promise<contract.SystemScope> {
  const scope = (await views(db)).find((one) => one.name === name);
  if (!scope) throw notFound();
  return scope;
}

const target = (name: string) => ({ target: name, subjectId: null });
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
    const before = await find(tx, params.name);
    if (!(await describeScope(tx, params.name, body.description))) throw notFound();
    const after = await find(tx, params.name);
    const changes = changesBetween({ description: before.description }, { description: after.description });
    await conclude(tx, context, [], { action: "scope.update", ...target(params.name), changes });
    return after;
  }),
);

/**
 * Refuses to remove a scope that an operation asks for. What exists no more takes nobody's right to it: the operation
 * could be made public, or to ask for another one, by whoever may not call it. Throws `ApiError("conflict")`.
 */
async function requireUnasked(tx: Database, scope: string): Promise<void> {
  const [asking] = await operationsAsking(tx, scope);
  if (asking === undefined) return;
  throw new ApiError("conflict", `The operation ${asking} asks for this scope. Let it ask for another one first.`);
}

export const removeScope = implement(contract.removeScope, ({ params }, context) =>
  context.runtime.db.transaction(async (tx) => {
    const scope = await find(tx, params.name);
    await requireUnasked(tx, scope.name);
    if (scope.builtIn || !(await deleteScope(tx, params.name))) {
      throw new ApiError("conflict", "A built-in scope cannot be removed; take it from the roles instead.");
    }
    // Or whatever names it would hold the next scope of that name, which may mean something else.
    const apps = await dropScopeOfHolders(tx, params.name);
    const tags: ChangeTag[] = [...holders(scope.roles), ...apps.map((id): ChangeTag => `app:${id}`)];
    await conclude(tx, context, tags, { action: "scope.remove", ...target(params.name), detail: { apps } });
    return { name: params.name, removed: true };
  }),
);
