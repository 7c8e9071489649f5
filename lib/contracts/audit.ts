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
  target: z.strictObject({ type: z.string(), id: z.string() }).nullable(),
  detail: z.record(z.string(), z.unknown()),
  address: z.string().nullable(),
  requestId: z.string().nullable(),
});
export type AuditEvent = z.output<typeof auditEvent>;

const page = {
  /** Show what came before this number. */
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

const output = z.strictObject({
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
    ...page,
    /** The beginning of the action: `app.`. */
    action: search.optional(),
  }),
  output,
});

export const listAudit = defineCall({
  id: "listAudit",
  method: "GET",
  path: "/api/admin/audit",
  summary: "The audit log, newest first.",
  access: "admin",
  query: z.strictObject({
    ...page,
    actor: id.optional(),
    /** The beginning of the action: `app.`. */
    action: search.optional(),
    target: id.optional(),
  }),
  output,
});
