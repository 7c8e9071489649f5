import { z } from "zod";
import { defineCall, idParams, moment } from "./call";
import { email, line, paragraph, someScopes } from "./fields";
import { pageOutput, paging, search } from "./paging";

/** Software that acts for other people gets an app; a system of one's own an access token. */
const INTEGRATION_TYPES = ["third-party", "direct"] as const;
export type IntegrationType = (typeof INTEGRATION_TYPES)[number];

export const accessRequestStatus = z.enum(["pending", "approved", "rejected"]);

/** What is asked of whoever asks for access. */
export const accessRequestForm = z.strictObject({
  name: line("Name"),
  organization: line("Organisation"),
  email,
  integrationType: z.enum(INTEGRATION_TYPES, { error: "Choose the kind of integration." }),
  description: paragraph("Description", 2000).min(1, "Describe what you want to build."),
});

export const createAccessRequest = defineCall({
  id: "createAccessRequest",
  method: "POST",
  path: "/api/portal/access-requests",
  summary: "Ask for access to the API. The answer comes by mail, and stands under the private link.",
  access: "anyone",
  body: accessRequestForm,
  output: z.strictObject({
    id: z.string(),
    status: accessRequestStatus,
    /** Private: whoever has it sees how it stands. */ statusUrl: z.string(),
  }),
  status: 201,
});

/** A request as administrators see it. */
const accessRequest = z.strictObject({
  id: z.string(),
  name: z.string(),
  organization: z.string(),
  email: z.string(),
  integrationType: z.enum(INTEGRATION_TYPES),
  description: z.string(),
  status: accessRequestStatus,
  /** Why it was rejected. */
  reason: z.string().nullable(),
  decidedAt: moment.nullable(),
  decidedBy: z.strictObject({ id: z.string(), name: z.string().nullable() }).nullable(),
  /** What the credential may do. */
  scopes: z.array(z.string()).nullable(),
  /** The account that it led to. */
  userId: z.string().nullable(),
  /** Until when the one-time link is good that hands the credential over. */
  linkExpiresAt: moment.nullable(),
  /** When it was handed over. */
  acceptedAt: moment.nullable(),
  createdAt: moment,
});
export type AccessRequest = z.output<typeof accessRequest>;

/** One thing that happened to it. */
const accessRequestEvent = z.strictObject({ at: moment, action: z.string(), actor: z.string().nullable() });

const detailed = accessRequest.extend({
  /** What happened to it, oldest first. */
  timeline: z.array(accessRequestEvent),
  /** Whether somebody has an account with that email address already. */
  hasAccount: z.boolean(),
});
export type DetailedAccessRequest = z.output<typeof detailed>;

export const listAccessRequests = defineCall({
  id: "listAccessRequests",
  method: "GET",
  path: "/api/admin/access-requests",
  summary: "Requests for access, newest first.",
  access: "admin",
  query: z.strictObject({
    status: accessRequestStatus.optional(),
    /** Part of the name, organisation or email address. */
    search: search.optional(),
    ...paging,
  }),
  output: pageOutput(accessRequest),
});

export const getAccessRequest = defineCall({
  id: "getAccessRequest",
  method: "GET",
  path: "/api/admin/access-requests/{id}",
  summary: "One request for access, with what happened to it.",
  access: "admin",
  params: idParams,
  output: detailed,
});

export const approveAccessRequest = defineCall({
  id: "approveAccessRequest",
  method: "POST",
  path: "/api/admin/access-requests/{id}/approve",
  summary:
    "Approve a request: whoever asked is mailed a one-time link to their account and to an app or access token that may do this.",
  access: "admin",
  params: idParams,
  body: z.strictObject({ scopes: someScopes.default(["read"]) }),
  output: detailed,
});

export const rejectAccessRequest = defineCall({
  id: "rejectAccessRequest",
  method: "POST",
  path: "/api/admin/access-requests/{id}/reject",
  summary: "Reject a request with a reason, which whoever asked is mailed.",
  access: "admin",
  params: idParams,
  body: z.strictObject({ reason: paragraph("Reason", 1000).min(1, "Say why, for whoever asked.") }),
  output: detailed,
});

export const renewAccessRequestLink = defineCall({
  id: "renewAccessRequestLink",
  method: "POST",
  path: "/api/admin/access-requests/{id}/link",
  summary: "Mail another one-time link; the one before ends.",
  access: "admin",
  params: idParams,
  output: detailed,
});
