import { z } from "zod";
import { defineCall, idParams, listOutput, moment, removed } from "./call";

/** An app that may act for me. */
const grant = z.strictObject({
  id: z.string(),
  app: z.strictObject({
    clientId: z.string(),
    name: z.string(),
    description: z.string(),
    logoUrl: z.string().nullable(),
    homepageUrl: z.string().nullable(),
    owner: z.string().nullable(),
  }),
  scopes: z.array(z.string()),
  createdAt: moment,
  lastUsedAt: moment.nullable(),
});
export type Grant = z.output<typeof grant>;

export const listGrants = defineCall({
  id: "listGrants",
  method: "GET",
  path: "/api/portal/grants",
  summary: "Apps that may act for me.",
  access: "portal",
  output: listOutput(grant),
});

export const revokeGrant = defineCall({
  id: "revokeGrant",
  method: "DELETE",
  path: "/api/portal/grants/{id}",
  summary: "Disconnect an app: its tokens for me stop at the next call.",
  access: "portal",
  params: idParams,
  output: removed,
});
