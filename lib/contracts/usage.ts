import { z } from "zod";
import { defineCall, id, listOutput, moment } from "./call";

export const USAGE_PERIODS = ["day", "week", "month"] as const;
export type UsagePeriod = (typeof USAGE_PERIODS)[number];

const calls = {
  /** Answered with 2xx or 3xx. */
  succeeded: z.number().int(),
  /** Answered with 4xx. */
  refused: z.number().int(),
  /** Answered with 5xx. */
  failed: z.number().int(),
  /** All of their time together, in milliseconds. */
  milliseconds: z.number(),
};

const usagePoint = z.strictObject({ start: moment, ...calls });
export type UsagePoint = z.output<typeof usagePoint>;

const usageShare = z.strictObject({
  id: z.string(),
  /** `null`: it is gone. */
  name: z.string().nullable(),
  ...calls,
});
export type UsageShare = z.output<typeof usageShare>;

const usage = z.strictObject({
  period: z.enum(USAGE_PERIODS),
  /** How many hours each point covers. */
  hours: z.number().int(),
  total: z.strictObject(calls),
  points: z.array(usagePoint),
  /** API keys, personal access tokens and B2B logins. */
  credentials: z.array(usageShare),
  apps: z.array(usageShare),
  operations: z.array(usageShare),
});
export type Usage = z.output<typeof usage>;

/** One credential or one app, where not all is asked for. */
const only = { credentialId: id.optional(), applicationId: id.optional() };

export const getUsage = defineCall({
  id: "getUsage",
  method: "GET",
  path: "/api/portal/usage",
  summary: "Calls with my credentials and of my apps: over time, and by credential, app and operation.",
  access: "portal",
  query: z.strictObject({
    period: z.enum(USAGE_PERIODS).default("day"),
    operation: z.string().max(100).optional(),
    ...only,
  }),
  output: usage,
});

const usageLine = z.strictObject({
  /** Of a credential or an app. */
  id: z.string(),
  /** Of seven days, the last of which ends with this hour. */
  calls: z.array(z.number().int()).length(7),
});

export const listUsageLines = defineCall({
  id: "listUsageLines",
  method: "GET",
  path: "/api/portal/usage/lines",
  summary:
    "Calls of each of my credentials and apps in the last seven days, a figure a day; those without any are left out.",
  access: "portal",
  output: listOutput(usageLine),
});

const explanation = z.strictObject({
  /** One sentence: which check failed. */
  reason: z.string(),
  expected: z.string().optional(),
  received: z.string().optional(),
});

export const servedRequest = z.strictObject({
  /** As its answer's `X-Request-Id` said. */
  id: z.string(),
  at: moment,
  operation: z.string().nullable(),
  method: z.string(),
  path: z.string(),
  status: z.number().int(),
  milliseconds: z.number().int(),
  address: z.string(),
  credentialId: z.string().nullable(),
  applicationId: z.string().nullable(),
  /** Why it was refused; `null` for one that was served. */
  failure: z.strictObject({ code: z.string(), explanation: explanation.nullable() }).nullable(),
});
export type ServedRequest = z.output<typeof servedRequest>;

export const listRequests = defineCall({
  id: "listRequests",
  method: "GET",
  path: "/api/portal/usage/requests",
  summary: "The last requests, newest first: of each credential and app the last hundred are kept for 30 days.",
  access: "portal",
  query: z.strictObject({
    ...only,
    /** `true`: only those that were answered with an error. */
    refused: z.enum(["true", "false"]).default("false"),
    limit: z.coerce.number().int().min(1).max(100).default(100),
  }),
  output: listOutput(servedRequest),
});

export const getRequest = defineCall({
  id: "getRequest",
  method: "GET",
  path: "/api/portal/usage/requests/{id}",
  summary: "Why a request was refused, by its X-Request-Id: for the owner of the credential or the app alone.",
  access: "portal",
  params: z.strictObject({ id }),
  output: servedRequest,
});
