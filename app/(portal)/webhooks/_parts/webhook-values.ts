import type { FieldErrors, Resolver } from "react-hook-form";
import { createWebhook, type Webhook } from "@/lib/contracts/webhooks";
import type { WebhookBody } from "@/lib/hooks/use-webhooks";

/** What stands in the forms of a webhook. */
export interface WebhookValues {
  url: string;
  description: string;
  scope: "everything" | "chosen";
  events: string[];
}

export const WEBHOOK_FIELDS = ["url", "description", "events"] as const;

export const EMPTY_WEBHOOK: WebhookValues = { url: "", description: "", scope: "everything", events: [] };

/** The form of a webhook as it stands. */
export const valuesOf = ({ url, description, events }: Webhook): WebhookValues => ({
  url,
  description,
  scope: events === null ? "everything" : "chosen",
  events: events ?? [],
});

/** What the API takes. */
export const bodyOf = ({ url, description, scope, events }: WebhookValues): WebhookBody => ({
  url,
  description,
  events: scope === "everything" ? null : events,
});

/** Checks the form by the contract. */
export const resolveWebhook: Resolver<WebhookValues> = (values) => {
  const errors: FieldErrors<WebhookValues> = {};
  for (const { path, message } of createWebhook.body.safeParse(bodyOf(values)).error?.issues ?? []) {
    const name = WEBHOOK_FIELDS.find((each) => each === path[0]);
    if (name) errors[name] ??= { type: "contract", message };
  }
  return Object.keys(errors).length > 0 ? { values: {}, errors } : { values, errors: {} };
};
