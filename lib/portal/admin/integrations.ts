import type { z } from "zod";
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
import { conclude } from "../../audit/audit";
import { changesBetween } from "../../audit/changes-between";
import { addSecret, secretView } from "../../client-secrets/application-secrets";
import { momentIn } from "../../clock";
import * as contract from "../../contracts/integrations";
import { grouped } from "../../grouped";
import { newId, randomBase62 } from "../../ids";
import { grantTypesFor } from "../../oauth/grants/grants";
import { systemOwnerKey } from "../../settings/settings";
import { requireGrantable } from "../management/grantable-scopes";
import { listed } from "../management/listed";
import { requireNoConnection } from "../management/made-within";
import { onlyTakesAway, requireRights } from "../management/required-rights";
import { implement, type PersonContext } from "../management/use-case";
import { computeVersion, requireVersion } from "../management/version";

const ALL = { kind: "integration", ownerId: null } as const;

const changeable = ({ name, description, scopes, disabledAt }: ApplicationRow) => ({
  name,
  description,
  scopes,
  disabled: disabledAt !== null,
});

const notFound = () => new ApiError("notFound", "There is no such integration.");

const versionOfRow = ({ name, description, scopes }: ApplicationRow) => computeVersion([name, description, scopes]);

async function views(db: Database, rows: readonly ApplicationRow[]): Promise<contract.Integration[]> {
  const ids = rows.map(({ id }) => id);
  const secrets = grouped(await listSecrets(db, ids), ({ applicationId }) => applicationId);
  return rows.map((row) => ({
    id: row.id,
    clientId: row.clientId,
    name: row.name,
    description: row.description,
    scopes: row.scopes,
    status: row.disabledAt ? "disabled" : "active",
    secrets: (secrets.get(row.id) ?? []).map(secretView),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    version: versionOfRow(row),
  }));
}

async function getView(db: Database, row: ApplicationRow | null): Promise<contract.Integration> {
  const [one] = await views(db, row ? [row] : []);
  if (!one) throw notFound();
  return one;
}

const about = ({ id }: { id: string }) => ({ target: id, subjectId: null });

export const listIntegrations = implement(contract.listIntegrations, async (_, { runtime }) =>
  listed(await views(runtime.db, await listApplications(runtime.db, ALL))),
);

export const getIntegration = implement(contract.getIntegration, async ({ params }, { runtime }) =>
  getView(runtime.db, await findApplication(runtime.db, ALL, params.id)),
);

type NewIntegration = z.output<typeof contract.createIntegration.body>;

/** Puts an integration in, as yet without a secret. Throws `ApiError` for scopes that are not the caller's to give. */
export async function insertIntegration(
  tx: Database,
  context: PersonContext,
  { clientId = randomBase62(24), ...body }: NewIntegration & { clientId?: string },
): Promise<ApplicationRow> {
  await requireGrantable(tx, context, body.scopes);
  return insertApplication(tx, {
    id: newId("app"),
    clientId,
    kind: "integration",
    type: "confidential",
    ownerId: null,
    name: body.name,
    description: body.description ?? "",
    scopes: body.scopes,
    grantTypes: grantTypesFor("integration", "confidential"),
  });
}

/** Writes into the audit log that an integration was created. */
export const concludeNewIntegration = (tx: Database, context: PersonContext, row: ApplicationRow): Promise<void> =>
  conclude(tx, context, [], {
    action: "integration.create",
    ...about(row),
    detail: { name: row.name, scopes: row.scopes },
  });

export const createIntegration = implement(contract.createIntegration, async ({ body }, context) => {
  const { runtime, caller } = context;
  requireNoConnection(caller, "integrations");
  const ownerKey = await systemOwnerKey(runtime);
  return runtime.db.transaction(async (tx) => {
    const row = await insertIntegration(tx, context, body);
    const { clientSecret } = await addSecret(tx, runtime, { applicationId: row.id, ownerKey });
    await concludeNewIntegration(tx, context, row);
    return { ...(await getView(tx, row)), clientSecret };
  });
});

export const updateIntegration = implement(contract.updateIntegration, ({ params, body }, context) =>
  context.runtime.db.transaction(async (tx) => {
    const { version, ...change } = body;
    const { disabled, name, description, scopes } = change;
    const before = await lockApplication(tx, ALL, params.id);
    if (!before) throw notFound();
    requireVersion(versionOfRow(before), version);
    if (!onlyTakesAway(change, before))
      await requireRights(tx, context, { noun: "integration", scopes: before.scopes });
    await requireGrantable(tx, context, scopes?.filter((scope) => !before.scopes.includes(scope)) ?? []);
    const row = await updateApplication(tx, ALL, params.id, {
      ...(name !== undefined && { name }),
      ...(description !== undefined && { description }),
      ...(scopes !== undefined && { scopes }),
      ...(disabled !== undefined && { disabledAt: disabled ? (before.disabledAt ?? momentIn(0)) : null }),
    });
    if (!row) throw notFound();
    await conclude(tx, context, [`app:${params.id}`], {
      action: "integration.update",
      ...about(params),
      detail: { name: before.name },
      changes: changesBetween(changeable(before), changeable(row)),
    });
    return getView(tx, row);
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
  requireNoConnection(context.caller, "client secrets");
  const ownerKey = await systemOwnerKey(context.runtime);
  return context.runtime.db.transaction(async (tx) => {
    const app = await lockApplication(tx, ALL, params.id);
    if (!app) throw notFound();
    await requireRights(tx, context, { noun: "integration", scopes: app.scopes });
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
