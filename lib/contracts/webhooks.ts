import { z } from "zod";
import { defineCall, id, idParams, listOutput, moment, removed } from "./call";
import { overlapSeconds } from "./credentials";
import { paragraph, webUrl } from "./fields";
import { pageOutput, paging } from "./paging";
import { isWebhookEventType } from "./webhook-events";

export const DELIVERY_STATES = ["waiting", "delivered", "failed"] as const;

const deliveryFacts = {
  id: z.string(),
  /** The `webhook-id` that it is sent with: the same for every attempt and every endpoint. */
  eventId: z.string(),
  type: z.string(),
  state: z.enum(DELIVERY_STATES),
  /** How often it was tried; the last few are kept. */
  tries: z.number().int(),
  /** What the last attempt was answered with; `null`: no answer, or no attempt yet. */
  status: z.number().int().nullable(),
  /** Why the last attempt got no answer. */
  error: z.string().nullable(),
  createdAt: moment,
  lastTriedAt: moment.nullable(),
  /** `null`: it is not tried again. */
  nextTryAt: moment.nullable(),
};

/** An event on its way to an endpoint, or past it. */
const webhookDelivery = z.strictObject(deliveryFacts);
export type WebhookDelivery = z.output<typeof webhookDelivery>;

/** One attempt to deliver. */
export const webhookAttempt = z.strictObject({
  at: moment,
  status: z.number().int().nullable(),
  milliseconds: z.number().int(),
  error: z.string().nullable(),
  /** How the answer began, as text; `null`: there was none, or a private host gave it, whose answers are not shown. */
  answer: z.string().nullable(),
});
export type WebhookAttempt = z.output<typeof webhookAttempt>;

const webhookDeliveryDetail = z.strictObject({
  ...deliveryFacts,
  request: z.strictObject({
    method: z.literal("POST"),
    url: z.string(),
    /** Those that are the same at every attempt; the time and the signature are not. */
    headers: z.record(z.string(), z.string()),
    body: z.string(),
  }),
  /** The last attempts, oldest first. */
  attempts: z.array(webhookAttempt),
});
export type WebhookDeliveryDetail = z.output<typeof webhookDeliveryDetail>;

const webhookSecret = z.strictObject({ id: z.string(), createdAt: moment, expiresAt: moment.nullable() });

const webhook = z.strictObject({
  id: z.string(),
  url: z.string(),
  description: z.string(),
  /** `null`: everything. */
  events: z.array(z.string()).nullable(),
  status: z.enum(["active", "paused", "disabled"]),
  /** Why it is not sent to: its owner paused it, nothing got through for days, or it answered 410. */
  disabledReason: z.enum(["paused", "failing", "gone"]).nullable(),
  /** Since when nothing has got through. */
  failingSince: moment.nullable(),
  /** What signs: two while one replaces the other. */
  secrets: z.array(webhookSecret),
  lastDelivery: webhookDelivery.nullable(),
  createdAt: moment,
});
export type Webhook = z.output<typeof webhook>;

const url = webUrl(2000).refine((text) => !text.includes("#"), "Leave out what follows the #: it is never sent.");

const events = z
  .array(z.string().refine(isWebhookEventType, "There is no such event."), { error: "Events must be a list of names." })
  .min(1, "Choose at least one event.")
  .max(100, "At most 100 events.")
  .transform((names) => [...new Set(names)])
  .nullish();

const fields = {
  url,
  description: paragraph("Description", 200).optional(),
  /** Left out or `null`: everything. */
  events,
};

const withSecret = { secret: z.string() };

export const listWebhooks = defineCall({
  id: "listWebhooks",
  method: "GET",
  path: "/api/portal/webhooks",
  summary: "My webhooks, newest first.",
  access: "portal",
  output: listOutput(webhook),
});

export const createWebhook = defineCall({
  id: "createWebhook",
  method: "POST",
  path: "/api/portal/webhooks",
  summary: "Tell a server of mine what happens. The answer holds the secret that signs.",
  access: "portal",
  body: z.strictObject(fields),
  output: webhook.extend(withSecret),
  status: 201,
});

export const getWebhook = defineCall({
  id: "getWebhook",
  method: "GET",
  path: "/api/portal/webhooks/{id}",
  summary: "One of my webhooks.",
  access: "portal",
  params: idParams,
  output: webhook,
});

export const updateWebhook = defineCall({
  id: "updateWebhook",
  method: "PATCH",
  path: "/api/portal/webhooks/{id}",
  summary: "Change a webhook, or pause it and let it go on.",
  access: "portal",
  params: idParams,
  body: z.strictObject({ ...fields, paused: z.boolean() }).partial(),
  output: webhook,
});

export const deleteWebhook = defineCall({
  id: "deleteWebhook",
  method: "DELETE",
  path: "/api/portal/webhooks/{id}",
  summary: "Delete a webhook with its secrets and deliveries.",
  access: "portal",
  params: idParams,
  output: removed,
});

/** A day: for how long the old secret signs beside the new one, where nothing else is said. */
export const WEBHOOK_OVERLAP = 86_400;

export const rotateWebhookSecret = defineCall({
  id: "rotateWebhookSecret",
  method: "POST",
  path: "/api/portal/webhooks/{id}/rotate",
  summary: "Give a webhook another secret. The old one signs beside it for a while: a day, unless said otherwise.",
  access: "portal",
  params: idParams,
  body: z.strictObject({ overlapSeconds: overlapSeconds.unwrap().default(WEBHOOK_OVERLAP) }),
  output: webhook.extend(withSecret),
  status: 201,
});

export const revealWebhookSecret = defineCall({
  id: "revealWebhookSecret",
  method: "POST",
  path: "/api/portal/webhooks/{id}/reveal",
  summary: "Show the newest secret of a webhook again, after the password is typed once more.",
  access: "portal",
  changes: "nothing",
  params: idParams,
  body: z.strictObject({ password: z.string().min(1, "Type your password.").max(256) }),
  output: z.strictObject(withSecret),
});

export const testWebhook = defineCall({
  id: "testWebhook",
  method: "POST",
  path: "/api/portal/webhooks/{id}/test",
  summary: "Send a test event to a webhook.",
  access: "portal",
  params: idParams,
  output: webhookDelivery,
  status: 201,
});

export const listWebhookDeliveries = defineCall({
  id: "listWebhookDeliveries",
  method: "GET",
  path: "/api/portal/webhooks/{id}/deliveries",
  summary: "What was sent to a webhook, newest first, for as long as it is kept.",
  access: "portal",
  params: idParams,
  query: z.strictObject({ ...paging, state: z.enum(DELIVERY_STATES).optional() }),
  output: pageOutput(webhookDelivery),
});

const deliveryParams = z.strictObject({ id, did: id });

export const getWebhookDelivery = defineCall({
  id: "getWebhookDelivery",
  method: "GET",
  path: "/api/portal/webhooks/{id}/deliveries/{did}",
  summary: "One delivery with what was sent and what was answered.",
  access: "portal",
  params: deliveryParams,
  output: webhookDeliveryDetail,
});

export const resendWebhookDelivery = defineCall({
  id: "resendWebhookDelivery",
  method: "POST",
  path: "/api/portal/webhooks/{id}/deliveries/{did}/resend",
  summary: "Send a delivery again, with the same webhook-id.",
  access: "portal",
  params: deliveryParams,
  output: webhookDelivery,
});
