import type { Database } from "../../../db/client";
import { isUniqueViolation } from "../../../db/errors";
import {
  deleteGatewayOperation,
  insertGatewayOperation,
  listGatewayOperations,
  updateGatewayOperation,
} from "../../../db/queries/gateway-operations";
import { lockOverride, type OperationOverride, saveOverride } from "../../../db/queries/operations";
import { listOperationOverrides } from "../../../db/queries/principals";
import { knownScopes } from "../../../db/queries/roles";
import type { Operation } from "../../access/operation";
import { ApiError } from "../../api-error";
import * as contract from "../../contracts/operations";
import type { GatewayOperation } from "../../gateway/gateway-operation";
import { OWN_SEGMENTS } from "../../gateway/own-segments";
import { parametersOf } from "../../gateway/path";
import { newId } from "../../ids";
import { conclude } from "../audit";
import { OPERATIONS } from "../declared-operations";
import { listed } from "../listed";
import { implement } from "../use-case";
import { requireVersion, versionOf } from "../version";

type Known = Operation & Partial<Pick<GatewayOperation, "upstreamUrl" | "timeoutSeconds">>;

const gatewayOf = ({ upstreamUrl, timeoutSeconds }: Known) =>
  upstreamUrl === undefined || timeoutSeconds === undefined ? null : { upstreamUrl, timeoutSeconds };

function view(operation: Known, override: OperationOverride | undefined): contract.LiveOperation {
  const { id, method, path, summary, scope } = operation;
  const changed = {
    public: override?.public ?? false,
    scope: override?.scope ?? null,
    rateLimit: override?.rateLimit ?? null,
  };
  const gateway = gatewayOf(operation);
  return {
    ...{ id, method, path, summary },
    scope: changed.scope ?? scope,
    declaredScope: scope,
    public: changed.public,
    rateLimit: changed.rateLimit,
    gateway,
    version: versionOf([changed, summary, gateway]),
  };
}

const allOf = async (db: Database): Promise<Known[]> => [...OPERATIONS, ...(await listGatewayOperations(db))];

const notFound = () => new ApiError("notFound", "There is no such operation.");

async function find(db: Database, id: string): Promise<Known> {
  const operation = (await allOf(db)).find((one) => one.id === id);
  if (!operation) throw notFound();
  return operation;
}

const invalid = (field: string, message: string, kind: "validation" | "conflict" = "validation") =>
  new ApiError(kind, message, { details: [{ field, message }] });

async function requireScope(tx: Database, scope: string | null | undefined): Promise<void> {
  if (scope && !(await knownScopes(tx, [scope])).has(scope)) throw invalid("scope", `There is no scope "${scope}".`);
}

/** What an upstream's URL asks for must be in the path, and stand past the host. */
function requireFilled(path: string, upstreamUrl: string): void {
  const known = new Set(parametersOf(path));
  const missing = parametersOf(upstreamUrl).find((name) => !known.has(name));
  if (missing) throw invalid("upstreamUrl", `The path has no parameter {${missing}}.`);
}

const target = (id: string) => ({ target: { type: "operation", id }, subjectId: null });

export const listOperations = implement(contract.listOperations, async (_, { runtime }) => {
  const overrides = new Map((await listOperationOverrides(runtime.db)).map((row) => [row.id, row]));
  return listed((await allOf(runtime.db)).map((operation) => view(operation, overrides.get(operation.id))));
});

export const createOperation = implement(contract.createOperation, ({ body }, context) =>
  context.runtime.db
    .transaction(async (tx) => {
      const { method, path, upstreamUrl, timeoutSeconds } = body;
      const [, first = ""] = path.split("/");
      if (OWN_SEGMENTS.has(first) || first.startsWith("{")) {
        throw invalid("path", `Addresses that begin with /${first} are this server's own.`);
      }
      const names = parametersOf(path);
      if (new Set(names).size < names.length) throw invalid("path", "Each parameter needs a name of its own.");
      requireFilled(path, upstreamUrl);
      await requireScope(tx, body.scope);
      const id = newId("gop");
      const summary = body.summary ?? `${method} ${path}`;
      await insertGatewayOperation(tx, {
        ...{ id, method, path, summary, upstreamUrl, timeoutSeconds },
        scope: body.scope ?? null,
      });
      const detail = { method, path, upstream: new URL(upstreamUrl).origin, scope: body.scope ?? null };
      await conclude(tx, context, ["operations"], { action: "operation.create", ...target(id), detail });
      return view(await find(tx, id), undefined);
    })
    .catch((error: unknown) => {
      throw isUniqueViolation(error)
        ? invalid("path", "There is an operation at this address already.", "conflict")
        : error;
    }),
);

export const updateOperation = implement(contract.updateOperation, ({ params, body }, context) =>
  context.runtime.db.transaction(async (tx) => {
    const operation = await find(tx, params.id);
    const before = await lockOverride(tx, operation.id);
    const { version, upstreamUrl, timeoutSeconds, summary, ...change } = body;
    requireVersion(view(operation, before).version, version);
    await requireScope(tx, body.scope);
    const override = {
      public: change.public ?? before.public,
      scope: change.scope === undefined ? before.scope : change.scope,
      rateLimit: change.rateLimit === undefined ? before.rateLimit : change.rateLimit,
    };
    await saveOverride(tx, operation.id, override);
    const upstream = {
      ...(upstreamUrl !== undefined && { upstreamUrl }),
      ...(timeoutSeconds !== undefined && { timeoutSeconds }),
      ...(summary !== undefined && { summary }),
    };
    if (Object.keys(upstream).length > 0) {
      if (upstreamUrl !== undefined) requireFilled(operation.path, upstreamUrl);
      if (!(await updateGatewayOperation(tx, operation.id, upstream))) {
        throw new ApiError(
          "validation",
          "Only an operation of an upstream API has an upstream URL, a time-out and words.",
        );
      }
    }
    const detail = { change: { ...change, ...upstream } };
    await conclude(tx, context, ["operations"], { action: "operation.update", ...target(operation.id), detail });
    return view(await find(tx, operation.id), override);
  }),
);

export const removeOperation = implement(contract.removeOperation, ({ params }, context) =>
  context.runtime.db.transaction(async (tx) => {
    const { id, method, path } = await find(tx, params.id);
    if (!(await deleteGatewayOperation(tx, id))) {
      throw new ApiError("conflict", "The code declares this operation: it cannot be removed.");
    }
    const detail = { method, path };
    await conclude(tx, context, ["operations"], { action: "operation.remove", ...target(id), detail });
    return { id, removed: true };
  }),
);
