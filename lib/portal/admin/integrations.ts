import type { Database } from "../../../db/client";
import {
  type ApplicationRow,
  deleteApplication,
  deleteSecret,
  findApplication,
  insertApplication,
  listApplications,
  listSecrets,
  lockApplication,
  updateApplication,
} from "../../../db/queries/applications";
import { ApiError } from "../../api-error";
import * as contract from "../../contracts/integrations";
import { newId, randomBase62 } from "../../ids";
import { addSecret, secretView } from "../application-secrets";
import { conclude } from "../audit";
import { requireGrantable } from "../grantable-scopes";
import { listed } from "../listed";
import { systemOwnerKey } from "../settings";
import { implement } from "../use-case";
import { requireVersion, versionOf } from "../version";

const ALL = { kind: "integration", ownerId: null } as const;

const notFound = () => new ApiError("notFound", "There is no such integration.");

const versionOfRow = ({ name, description, scopes }: ApplicationRow) => versionOf([name, description, scopes]);

async function views(db: Database, rows: readonly ApplicationRow[]): Promise<contract.Integration[]> {
  const secrets = await listSecrets(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    clientId: row.clientId,
    name: row.name,
    description: row.description,
    scopes: row.scopes,
    status: row.disabledAt ? "disabled" : "active",
    secrets: secrets.filter(({ applicationId }) => applicationId === row.id).map(secretView),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    version: versionOfRow(row),
  }));
}

async function viewOf(db: Database, row: ApplicationRow | null): Promise<contract.Integration> {
  const [one] = await views(db, row ? [row] : []);
  if (!one) throw notFound();
  return one;
}

const about = ({ id }: { id: string }) => ({ target: { type: "integration", id }, subjectId: null });

export const listIntegrations = implement(contract.listIntegrations, async (_, { runtime }) =>
  listed(await views(runtime.db, await listApplications(runtime.db, ALL))),
);

export const getIntegration = implement(contract.getIntegration, async ({ params }, { runtime }) =>
  viewOf(runtime.db, await findApplication(runtime.db, ALL, params.id)),
);

export const createIntegration = implement(contract.createIntegration, async ({ body }, context) => {
  const { runtime } = context;
  const ownerKey = await systemOwnerKey(runtime);
  return runtime.db.transaction(async (tx) => {
    await requireGrantable(tx, context, body.scopes);
    const row = await insertApplication(tx, {
      id: newId("app"),
      clientId: randomBase62(24),
      kind: "integration",
      type: "confidential",
      ownerId: null,
      name: body.name,
      description: body.description ?? "",
      scopes: body.scopes,
      grantTypes: ["client_credentials"],
    });
    const { clientSecret } = await addSecret(tx, runtime, { applicationId: row.id, ownerKey });
    const detail = { name: row.name, scopes: row.scopes };
    await conclude(tx, context, [], { action: "integration.create", ...about(row), detail });
    return { ...(await viewOf(tx, row)), clientSecret };
  });
});

export const updateIntegration = implement(contract.updateIntegration, ({ params, body }, context) =>
  context.runtime.db.transaction(async (tx) => {
    const { version, ...change } = body;
    const { disabled, name, description, scopes } = change;
    const before = await lockApplication(tx, ALL, params.id);
    if (!before) throw notFound();
    requireVersion(versionOfRow(before), version);
    await requireGrantable(tx, context, scopes?.filter((scope) => !before.scopes.includes(scope)) ?? []);
    const row = await updateApplication(tx, ALL, params.id, {
      ...(name !== undefined && { name }),
      ...(description !== undefined && { description }),
      ...(scopes !== undefined && { scopes }),
      ...(disabled !== undefined && { disabledAt: disabled ? (before.disabledAt ?? new Date()) : null }),
    });
    await conclude(tx, context, [`app:${params.id}`], {
      action: "integration.update",
      ...about(params),
      detail: { name: before.name, changed: Object.keys(change) },
    });
    return viewOf(tx, row);
  }),
);

export const deleteIntegration = implement(contract.deleteIntegration, ({ params }, context) =>
  context.runtime.db.transaction(async (tx) => {
    const row = await deleteApplication(tx, ALL, params.id);
    if (!row) throw notFound();
    const detail = { name: row.name };
    await conclude(tx, context, [`app:${row.id}`], { action: "integration.delete", ...about(row), detail });
    return { id: row.id, removed: true };
  }),
);

export const addIntegrationSecret = implement(contract.addIntegrationSecret, async ({ params, body }, context) => {
  const ownerKey = await systemOwnerKey(context.runtime);
  return context.runtime.db.transaction(async (tx) => {
    const app = await lockApplication(tx, ALL, params.id);
    if (!app) throw notFound();
    await requireGrantable(tx, context, app.scopes);
    const owner = { applicationId: app.id, ownerKey };
    const { row, clientSecret } = await addSecret(tx, context.runtime, owner, body.overlapSeconds);
    const detail = { name: app.name, secret: row.id, overlapSeconds: body.overlapSeconds ?? null };
    await conclude(tx, context, [`app:${app.id}`], { action: "integration.add-secret", ...about(app), detail });
    return { ...secretView(row), clientSecret };
  });
});

export const removeIntegrationSecret = implement(contract.removeIntegrationSecret, ({ params }, context) =>
  context.runtime.db.transaction(async (tx) => {
    const app = await lockApplication(tx, ALL, params.id);
    if (!app) throw notFound();
    if (!(await deleteSecret(tx, app.id, params.sid))) {
      throw new ApiError("notFound", "The integration has no such client secret.");
    }
    const detail = { name: app.name, secret: params.sid };
    await conclude(tx, context, [`app:${app.id}`], { action: "integration.remove-secret", ...about(app), detail });
    return { id: params.sid, removed: true };
  }),
);
