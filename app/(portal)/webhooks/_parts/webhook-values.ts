import type { createWebhook, Webhook } from "@/lib/contracts/webhooks";
import type { CallBody } from "@/lib/hooks/call-api";

/** What stands in the forms of a webhook. */
export interface WebhookValues {
  url: string;
  description: string;
  scope: "everything" | "chosen";
  events: string[];
}

export const EMPTY_WEBHOOK: WebhookValues = { url: "", description: "", scope: "everything", events: [] };

/** The form of a webhook as it stands. */
export const toValues = ({ url, description, events }: Webhook): WebhookValues => ({
  url,
  description,
  scope: events === null ? "everything" : "chosen",
  events: events ?? [],
});

/** What the API takes. */
export const toBody = ({ url, description, scope, events }: WebhookValues): CallBody<typeof createWebhook> => ({
  url,
  description,
  events: scope === "everything" ? null : events,
});
