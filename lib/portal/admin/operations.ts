import { lockOverride, type OperationOverride, saveOverride } from "../../../db/queries/operations";
import { listOperationOverrides } from "../../../db/queries/principals";
import { knownScopes } from "../../../db/queries/roles";
import type { Operation } from "../../access/operation";
import { ApiError } from "../../api-error";
import * as contract from "../../contracts/operations";
import { conclude } from "../audit";
import { OPERATIONS } from "../declared-operations";
import { listed } from "../listed";
import { implement } from "../use-case";
import { requireVersion, versionOf } from "../version";

const view = (
  { id, method, path, summary, scope }: Operation,
  override: OperationOverride | undefined,
): contract.LiveOperation => ({
  id,
  method,
  path,
  summary,
  scope: override?.scope ?? scope,
  declaredScope: scope,
  public: override?.public ?? false,
  rateLimit: override?.rateLimit ?? null,
  version: versionOf([override?.public ?? false, override?.scope ?? null, override?.rateLimit ?? null]),
});

export const listOperations = implement(contract.listOperations, async (_, { runtime }) => {
  const overrides = new Map((await listOperationOverrides(runtime.db)).map((row) => [row.id, row]));
  return listed(OPERATIONS.map((operation) => view(operation, overrides.get(operation.id))));
});

export const updateOperation = implement(contract.updateOperation, ({ params, body }, context) =>
  context.runtime.db.transaction(async (tx) => {
    const operation = OPERATIONS.find(({ id }) => id === params.id);
    if (!operation) throw new ApiError("notFound", "There is no such operation.");
    if (body.scope && !(await knownScopes(tx, [body.scope])).has(body.scope)) {
      const message = `There is no scope "${body.scope}".`;
      throw new ApiError("validation", message, { details: [{ field: "scope", message }] });
    }
    const before = await lockOverride(tx, operation.id);
    const { version, ...change } = body;
    requireVersion(view(operation, before).version, version);
    const override = {
      public: body.public ?? before.public,
      scope: body.scope === undefined ? before.scope : body.scope,
      rateLimit: body.rateLimit === undefined ? before.rateLimit : body.rateLimit,
    };
    await saveOverride(tx, operation.id, override);
    await conclude(tx, context, ["operations"], {
      action: "operation.update",
      target: { type: "operation", id: operation.id },
      subjectId: null,
      detail: { change },
    });
    return view(operation, override);
  }),
);
