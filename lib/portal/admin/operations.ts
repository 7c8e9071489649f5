import type { z } from "zod";
import type { Database } from "../../../db/client";
import { isUniqueViolation } from "../../../db/errors";
import {
  deleteGatewayOperation,
  type GatewayOperationChange,
  insertGatewayOperation,
  listGatewayOperations,
  updateGatewayOperation,
} from "../../../db/queries/gateway-operations";
import { lockOverride, type OperationOverride, saveOverride } from "../../../db/queries/operations";
import { listOperationOverrides } from "../../../db/queries/principals";
import { knownScopes } from "../../../db/queries/roles";
import type { Operation } from "../../access/operation";
import { ApiError } from "../../api-error";
import { conclude } from "../../audit/audit";
import { changesBetween, withoutQuery } from "../../audit/changes-between";
import * as contract from "../../contracts/operations";
import type { GatewayOperation } from "../../gateway/gateway-operation";
import { OWN_SEGMENTS } from "../../gateway/own-segments";
import { getParameters } from "../../gateway/path";
import { newId } from "../../ids";
import { listed } from "../management/listed";
import { requireRights } from "../management/required-rights";
import { implement, type PersonContext } from "../management/use-case";
import { computeVersion, requireVersion } from "../management/version";
import { OPERATIONS } from "../system/declared-operations";

type Known = Operation & Partial<Pick<GatewayOperation, "upstreamUrl" | "timeoutSeconds">>;

const getGateway = ({ upstreamUrl, timeoutSeconds }: Known) =>
  upstreamUrl === undefined || timeoutSeconds === undefined ? null : { upstreamUrl, timeoutSeconds };

function view(operation: Known, override: OperationOverride | undefined): contract.LiveOperation {
  const { id, method, path, summary, scope } = operation;
  const changed = {
    public: override?.public ?? false,
    scope: override?.scope ?? null,
    rateLimit: override?.rateLimit ?? null,
  };
  const gateway = getGateway(operation);
  return {
    ...{ id, method, path, summary },
    scope: changed.scope ?? scope,
    declaredScope: scope,
    public: changed.public,
    rateLimit: changed.rateLimit,
    gateway,
    version: computeVersion([changed, { method, path, summary, scope }, gateway]),
  };
}

const listAll = async (db: Database): Promise<Known[]> => [...OPERATIONS, ...(await listGatewayOperations(db))];

const notFound = () => new ApiError("notFound", "There is no such operation.");

async function find(db: Database, id: string): Promise<Known> {
  const operation = (await listAll(db)).find((one) => one.id === id);
  if (!operation) throw notFound();
  return operation;
}

const invalid = (field: string, message: string, kind: "validation" | "conflict" = "validation") =>
  new ApiError(kind, message, { details: [{ field, message }] });

async function requireScope(tx: Database, scope: string | null | undefined): Promise<void> {
  if (scope && !(await knownScopes(tx, [scope])).has(scope)) throw invalid("scope", `There is no scope "${scope}".`);
}

/** A path must leave this server's own addresses alone, and what the upstream's URL asks for must be in it. */
function requireGoodAddress(path: string, upstreamUrl: string): void {
  const [, first = ""] = path.split("/");
  if (OWN_SEGMENTS.has(first) || first.startsWith("{")) {
    throw invalid("path", `Addresses that begin with /${first} are this server's own.`);
  }
  const names = getParameters(path);
  if (new Set(names).size < names.length) throw invalid("path", "Each parameter needs a name of its own.");
  const missing = getParameters(upstreamUrl).find((name) => !names.includes(name));
  if (missing) throw invalid("upstreamUrl", `The path has no parameter {${missing}}.`);
}

const taken = (error: unknown): unknown =>
  isUniqueViolation(error) ? invalid("path", "There is an operation at this address already.", "conflict") : error;

const changeable = ({ method, path, summary, scope, public: open, rateLimit, gateway }: contract.LiveOperation) => ({
  ...{ method, path, summary, scope, public: open, rateLimit },
  ...(gateway && { upstreamUrl: withoutQuery(gateway.upstreamUrl), timeoutSeconds: gateway.timeoutSeconds }),
});

const target = (id: string) => ({ target: id, subjectId: null });

export const listOperations = implement(contract.listOperations, async (_, { runtime }) => {
  const overrides = new Map((await listOperationOverrides(runtime.db)).map((row) => [row.id, row]));
  return listed((await listAll(runtime.db)).map((operation) => view(operation, overrides.get(operation.id))));
});

/** The name of an upstream's host, by which it is known whatever the port and the spelling. */
const getHost = (upstreamUrl: string): string => new URL(upstreamUrl).hostname.replace(/\.$/, "");

/**
 * Refuses with 403 to lead an operation to an upstream whom others lead to, unless the caller holds what those ask for:
 * who administers and nothing else could else put up a second door beside the one that is shut to them. Throws `ApiError`.
 */
async function requireRightsAtUpstream(tx: Database, context: PersonContext, upstreamUrl: string): Promise<void> {
  const host = getHost(upstreamUrl);
  const beside = (await listGatewayOperations(tx)).filter((one) => getHost(one.upstreamUrl) === host);
  const scopes = [...new Set(beside.flatMap(({ scope }) => scope ?? []))];
  await requireRights(tx, context, { noun: "upstream", verb: "is behind operations that ask for", scopes });
}

export const createOperation = implement(contract.createOperation, ({ body }, context) =>
  context.runtime.db
    .transaction(async (tx) => {
      const { method, path, upstreamUrl, timeoutSeconds, rateLimit = null } = body;
      requireGoodAddress(path, upstreamUrl);
      await requireScope(tx, body.scope);
      await requireRightsAtUpstream(tx, context, upstreamUrl);
      const id = newId("gop");
      const summary = body.summary ?? `${method} ${path}`;
      const scope = body.scope ?? null;
      await insertGatewayOperation(tx, { ...{ id, method, path, summary, upstreamUrl, timeoutSeconds }, scope });
      const override = { public: body.public ?? false, scope: null, rateLimit };
      if (override.public || rateLimit !== null) await saveOverride(tx, id, override);
      const upstream = new URL(upstreamUrl).origin;
      const detail = { method, path, upstream, scope, public: override.public, rateLimit };
      await conclude(tx, context, ["operations"], { action: "operation.create", ...target(id), detail });
      return view(await find(tx, id), override);
    })
    .catch((error: unknown) => {
      throw taken(error);
    }),
);

/** Changes what only an operation of an upstream API has. Throws `ApiError("validation")` for one of the code. */
async function changeUpstream(tx: Database, operation: Known, change: GatewayOperationChange): Promise<void> {
  if (Object.keys(change).length === 0) return;
  const { upstreamUrl } = operation;
  if (upstreamUrl === undefined) {
    const message = "Only an operation of an upstream API has a method, a path, an upstream URL, a time-out and words.";
    throw new ApiError("validation", message, { details: Object.keys(change).map((field) => ({ field, message })) });
  }
  requireGoodAddress(change.path ?? operation.path, change.upstreamUrl ?? upstreamUrl);
  await updateGatewayOperation(tx, operation.id, change);
}

type OperationChange = z.output<typeof contract.updateOperation.body>;

/**
 * Refuses with 403 to open an operation, or to lead it elsewhere, whoever may not call it: who administers and nothing
 * else could make what they may not read public. Throws `ApiError`.
 */
async function requireRightsToOpen(
  tx: Database,
  context: PersonContext,
  { operation, before, body }: { operation: Known; before: OperationOverride; body: OperationChange },
): Promise<void> {
  const asked = before.scope ?? operation.scope;
  const opens = body.public === true && !before.public;
  const asksAnother = body.scope !== undefined && (body.scope ?? operation.scope) !== asked;
  const leads = [body.method, body.path, body.upstreamUrl].some((value) => value !== undefined);
  if (!opens && !asksAnother && !leads) return;
  const scopes = [...(asked === null ? [] : [asked]), ...(opens ? operation.publicScopes : [])];
  await requireRights(tx, context, { noun: "operation", verb: "asks for", scopes });
}

export const updateOperation = implement(contract.updateOperation, ({ params, body }, context) =>
  context.runtime.db
    .transaction(async (tx) => {
      const operation = await find(tx, params.id);
      const before = await lockOverride(tx, operation.id);
      const { version, public: open, scope, rateLimit, ...upstream } = body;
      requireVersion(view(operation, before).version, version);
      await requireScope(tx, scope);
      await requireRightsToOpen(tx, context, { operation, before, body });
      if (body.upstreamUrl !== undefined) await requireRightsAtUpstream(tx, context, body.upstreamUrl);
      const forwarded = operation.upstreamUrl !== undefined;
      const override = {
        public: open ?? before.public,
        // Nothing but the administrator declares the scope of an upstream's operation.
        scope: scope === undefined ? before.scope : forwarded ? null : scope,
        rateLimit: rateLimit === undefined ? before.rateLimit : rateLimit,
      };
      await saveOverride(tx, operation.id, override);
      await changeUpstream(tx, operation, { ...upstream, ...(forwarded && scope !== undefined && { scope }) });
      const after = view(await find(tx, operation.id), override);
      await conclude(tx, context, ["operations"], {
        action: "operation.update",
        ...target(operation.id),
        changes: changesBetween(changeable(view(operation, before)), changeable(after)),
      });
      return after;
    })
    .catch((error: unknown) => {
      throw taken(error);
    }),
);

export const removeOperation = implement(contract.removeOperation, ({ params }, context) =>
  context.runtime.db.transaction(async (tx) => {
    const { id, method, path, scope } = await find(tx, params.id);
    // An address that is free again can be led to the same place, and asked nothing for.
    await requireRights(tx, context, { noun: "operation", verb: "asks for", scopes: scope === null ? [] : [scope] });
    if (!(await deleteGatewayOperation(tx, id))) {
      throw new ApiError("conflict", "The code declares this operation: it cannot be removed.");
    }
    const detail = { method, path };
    await conclude(tx, context, ["operations"], { action: "operation.remove", ...target(id), detail });
    return { id, removed: true };
  }),
);
