import { z } from "zod";
import { appSecret, secretParams } from "./apps";
import { defineCall, idParams, listOutput, moment, removed } from "./call";
import { overlapSeconds } from "./credentials";
import { line, paragraph, seenVersion, someScopes } from "./fields";

/** A client of the system's own, for another system that acts for itself (`client_credentials`). */
export const integration = z.strictObject({
  id: z.string(),
  clientId: z.string(),
  name: z.string(),
  description: z.string(),
  scopes: z.array(z.string()),
  status: z.enum(["active", "disabled"]),
  secrets: z.array(appSecret),
  lastUsedAt: moment.nullable(),
  createdAt: moment,
  /** To be sent with a change, so that nobody overwrites what they have not seen. */
  version: z.string(),
});
export type Integration = z.output<typeof integration>;

const fields = {
  name: line("Name", 60),
  description: paragraph("Description").optional(),
  scopes: someScopes,
};

export const listIntegrations = defineCall({
  id: "listIntegrations",
  method: "GET",
  path: "/api/admin/integrations",
  summary: "Integrations, newest first.",
  access: "admin",
  output: listOutput(integration),
});

export const createIntegration = defineCall({
  id: "createIntegration",
  method: "POST",
  path: "/api/admin/integrations",
  summary: "Create an integration. Its first secret is in this answer only.",
  access: "admin",
  body: z.strictObject(fields),
  output: integration.extend({ clientSecret: z.string() }),
  status: 201,
});

export const getIntegration = defineCall({
  id: "getIntegration",
  method: "GET",
  path: "/api/admin/integrations/{id}",
  summary: "One integration.",
  access: "admin",
  params: idParams,
  output: integration,
});

export const updateIntegration = defineCall({
  id: "updateIntegration",
  method: "PATCH",
  path: "/api/admin/integrations/{id}",
  summary: "Change an integration, or disable and enable it.",
  access: "admin",
  params: idParams,
  body: z.strictObject({ ...fields, disabled: z.boolean(), version: seenVersion }).partial(),
  output: integration,
});

export const deleteIntegration = defineCall({
  id: "deleteIntegration",
  method: "DELETE",
  path: "/api/admin/integrations/{id}",
  summary: "Delete an integration with its secrets and tokens.",
  access: "admin",
  params: idParams,
  output: removed,
});

export const addIntegrationSecret = defineCall({
  id: "addIntegrationSecret",
  method: "POST",
  path: "/api/admin/integrations/{id}/secrets",
  summary: "Add a second client secret, so that the first can be replaced without an outage.",
  access: "admin",
  params: idParams,
  body: z.strictObject({ overlapSeconds: overlapSeconds.unwrap().optional() }),
  output: appSecret.extend({ clientSecret: z.string() }),
  status: 201,
});

export const removeIntegrationSecret = defineCall({
  id: "removeIntegrationSecret",
  method: "DELETE",
  path: "/api/admin/integrations/{id}/secrets/{sid}",
  summary: "Drop a client secret. Requests that use it are refused at once.",
  access: "admin",
  params: secretParams,
  output: removed,
});
