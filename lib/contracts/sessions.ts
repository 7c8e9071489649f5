import { z } from "zod";
import { defineCall, idParams, listOutput, moment, removed } from "./call";

/** A browser that is signed in. */
export const session = z.strictObject({
  id: z.string(),
  /** Whether this very call came with it. */
  current: z.boolean(),
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
  createdAt: moment,
  lastSeenAt: moment,
  expiresAt: moment,
});
export type PortalSession = z.output<typeof session>;

export const listSessions = defineCall({
  id: "listSessions",
  method: "GET",
  path: "/api/portal/sessions",
  summary: "Browsers that are signed in to my account, the one used last first.",
  access: "portal",
  output: listOutput(session),
});

export const endOtherSessions = defineCall({
  id: "endOtherSessions",
  method: "DELETE",
  path: "/api/portal/sessions",
  summary: "Sign out everywhere else.",
  access: "portal",
  output: z.strictObject({ ended: z.number().int() }),
});

export const endSession = defineCall({
  id: "endSession",
  method: "DELETE",
  path: "/api/portal/sessions/{id}",
  summary: "Sign one browser out.",
  access: "portal",
  params: idParams,
  output: removed,
});
