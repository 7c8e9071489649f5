import { z } from "zod";
import type { Database } from "../../../../db/client";
import { listApplications } from "../../../../db/queries/applications";
import { ApiError } from "../../../api-error";
import { createIntegration as createIntegrationCall } from "../../../contracts/integrations";
import {
  concludeNewIntegration,
  deleteIntegration,
  insertIntegration,
  updateIntegration,
} from "../../admin/integrations";
import { clientId } from "../../apps/client-id";
import { changedFields, defineListSection } from "../section";

const { name, description, scopes } = createIntegrationCall.body.shape;

const listRows = (db: Database) => listApplications(db, { kind: "integration", ownerId: null });

async function findId(db: Database, wanted: string): Promise<string> {
  const found = (await listRows(db)).find((row) => row.clientId === wanted);
  if (!found) throw new ApiError("notFound", "There is no such integration.");
  return found.id;
}

/** Clients of the system's own, each known by its client id. Their secrets are made and shown in the portal. */
export const integrationsSection = defineListSection({
  name: "integrations",
  noun: "integration",
  item: z.strictObject({
    clientId,
    name,
    description: description.unwrap().default(""),
    scopes: scopes.transform((names) => names.sort()),
    disabled: z.boolean({ error: "Say true or false." }).default(false),
  }),
  nameOf: (integration) => integration.clientId,
  read: async (db) =>
    (await listRows(db)).map((row) => ({
      clientId: row.clientId,
      name: row.name,
      description: row.description,
      scopes: [...row.scopes].sort(),
      disabled: row.disabledAt !== null,
    })),
  async add(context, { disabled, ...integration }) {
    const tx = context.runtime.db;
    const row = await insertIntegration(tx, context, integration);
    await concludeNewIntegration(tx, context, row);
    if (disabled) await updateIntegration.run({ params: { id: row.id }, query: {}, body: { disabled } }, context);
  },
  async change(context, integration, before) {
    const { clientId: _, ...body } = changedFields(before, integration);
    const id = await findId(context.runtime.db, integration.clientId);
    return updateIntegration.run({ params: { id }, query: {}, body }, context);
  },
  async remove(context, integration) {
    const id = await findId(context.runtime.db, integration.clientId);
    return deleteIntegration.run({ params: { id }, query: {}, body: {} }, context);
  },
});
