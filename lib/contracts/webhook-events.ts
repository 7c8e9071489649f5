import { CREDENTIAL_KINDS, type CredentialEvent } from "../credentials/kinds/credential-kinds";
import { capital } from "./capital";

type CredentialEventType = `${CredentialEvent}.${"created" | "updated" | "rotated" | "revoked"}`;

const credentialEvents = Object.fromEntries(
  Object.values(CREDENTIAL_KINDS).flatMap(({ event, words, scopesLater }) => {
    const one = capital(words.whole);
    const changed = { fixed: "addresses or expiry", changeable: "scopes, addresses or expiry" }[scopesLater];
    return [
      [`${event}.created`, `${one} was created.`],
      [`${event}.updated`, `${one} was changed: its name, ${changed}, or whether it is disabled.`],
      [`${event}.rotated`, `${one} was rotated; its successor is named.`],
      [`${event}.revoked`, `${one} was revoked, by you or by an administrator.`],
    ];
  }),
) as Record<CredentialEventType, string>;

/**
 * Everything that a webhook can be told of, each with what it means: what happens to a person's own things and, for
 * administrators, what the audit log is.
 */
export const WEBHOOK_EVENTS = {
  ...credentialEvents,
  "credential.expiring": "An API key, access token or B2B login expires within seven days. Told once.",
  "app.connected": "Somebody allowed one of your apps to act for them.",
  "app.disconnected": "Somebody withdrew what they had allowed one of your apps.",
  "app.secret.added": "One of your apps got one more client secret.",
  "app.secret.removed": "A client secret of one of your apps was dropped.",
  "app.refresh_reuse": "A spent refresh token of one of your apps came again, so its whole chain was revoked.",
  "app.code_reuse": "A spent authorization code of one of your apps came again, so what it had led to was revoked.",
  "import.completed": "An import came to its end.",
  "import.failed": "An import failed or was cancelled, and nothing of it was kept.",
  "audit.checkpoint": "What the audit log is, once a day, to keep and verify it against. For administrators.",
} as const;

export type WebhookEventType = keyof typeof WEBHOOK_EVENTS;

export const isWebhookEventType = (name: string): name is WebhookEventType => Object.hasOwn(WEBHOOK_EVENTS, name);

export const WEBHOOK_EVENT_TYPES: readonly WebhookEventType[] = Object.keys(WEBHOOK_EVENTS).filter(isWebhookEventType);

/** What is sent when its owner tries an endpoint out, whichever events it is told of. */
export const TEST_EVENT = "webhook.test";
