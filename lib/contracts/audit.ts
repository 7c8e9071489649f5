import { z } from "zod";
import { defineCall, id, moment } from "./call";
import { search } from "./paging";

/** One thing that was done. */
export const auditEvent = z.strictObject({
  /** Its number in the chain. */
  n: z.number().int(),
  at: moment,
  /** Noun and verb: `api-key.create`. */
  action: z.string(),
  actor: z.strictObject({ id: z.string(), name: z.string().nullable() }).nullable(),
  /** The credential with which it was done, or the browser session. */
  credential: z.string().nullable(),
  target: z.strictObject({ type: z.string(), id: z.string() }).nullable(),
  detail: z.record(z.string(), z.unknown()),
  address: z.string().nullable(),
  requestId: z.string().nullable(),
});
export type AuditEvent = z.output<typeof auditEvent>;

/** How a long list of events is read, newest first. */
export const auditPaging = {
  /** Show what came before this number. */
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

/** Which events are meant. */
const auditFilter = {
  /** Who did it. */
  actor: id.optional(),
  /** Who did it, or whose account it concerned: an id, an email address or a user name. */
  person: search.optional(),
  /** The credential with which it was done, or to which. */
  credential: id.optional(),
  /** The beginning of the action: `app.`. */
  action: search.optional(),
  /** The id of what it was done to. */
  target: search.optional(),
  since: moment.optional(),
  until: moment.optional(),
};

/** A page of events. */
export const auditOutput = z.strictObject({
  data: z.array(auditEvent),
  meta: z.strictObject({ /** `before` of the next page; `null` at the end. */ next: z.number().int().nullable() }),
});

export const listActivity = defineCall({
  id: "listActivity",
  method: "GET",
  path: "/api/portal/activity",
  summary: "What happened to my account, newest first.",
  access: "portal",
  query: z.strictObject({
    ...auditPaging,
    /** The beginning of the action: `app.`. */
    action: search.optional(),
  }),
  output: auditOutput,
});

export const listAudit = defineCall({
  id: "listAudit",
  method: "GET",
  path: "/api/admin/audit",
  summary: "The audit log, newest first.",
  access: "admin",
  query: z.strictObject({
    ...auditPaging,
    ...auditFilter,
  }),
  output: auditOutput,
});

export const exportAudit = defineCall({
  id: "exportAudit",
  method: "GET",
  path: "/api/admin/audit/export",
  summary: "The audit log as a file, oldest first, with the hash of every row and a checkpoint at its end.",
  access: "admin",
  query: z.strictObject({ format: z.enum(["csv", "jsonl"]).default("csv"), ...auditFilter }),
  output: z.custom<Response>(),
  media: ["text/csv", "application/jsonl"],
});

export const getAuditCheckpoint = defineCall({
  id: "getAuditCheckpoint",
  method: "GET",
  path: "/api/admin/audit/checkpoint",
  summary: "What the audit log is now, sealed, to be kept elsewhere and to verify the log against later.",
  access: "admin",
  output: z.strictObject({
    /** The number of the last row. */
    n: z.number().int(),
    /** The hash of that row, in hexadecimal. */
    hash: z.string(),
    at: moment,
    /** All of it in one word, for `npm run audit:verify`. */
    checkpoint: z.string(),
  }),
});
