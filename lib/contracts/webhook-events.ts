/** Everything that a webhook can be told of, each with what it means. What happens to a person's own things, and no more. */
export const WEBHOOK_EVENTS = {
  "key.created": "An API key was created.",
  "key.updated": "An API key was changed: its name, addresses or expiry, or whether it is disabled.",
  "key.rotated": "An API key was rotated; its successor is named.",
  "key.revoked": "An API key was revoked, by you or by an administrator.",
  "token.created": "A personal access token was created.",
  "token.updated": "A personal access token was changed: its name, addresses or expiry, or whether it is disabled.",
  "token.rotated": "A personal access token was rotated; its successor is named.",
  "token.revoked": "A personal access token was revoked, by you or by an administrator.",
  "credential.created": "A B2B login was created.",
  "credential.updated": "A B2B login was changed: its name, addresses or expiry, or whether it is disabled.",
  "credential.rotated": "A B2B login was rotated; its successor is named.",
  "credential.revoked": "A B2B login was revoked, by you or by an administrator.",
  "credential.expiring": "An API key, access token or B2B login expires within seven days. Told once.",
  "app.connected": "Somebody allowed one of your apps to act for them.",
  "app.disconnected": "Somebody withdrew what they had allowed one of your apps.",
  "app.secret.added": "One of your apps got one more client secret.",
  "app.secret.removed": "A client secret of one of your apps was dropped.",
  "app.refresh_reuse": "A spent refresh token of one of your apps came again, so its whole chain was revoked.",
  "app.code_reuse": "A spent authorization code of one of your apps came again, so what it had led to was revoked.",
  "import.completed": "An import came to its end.",
  "import.failed": "An import failed or was cancelled, and nothing of it was kept.",
} as const;

export type WebhookEventType = keyof typeof WEBHOOK_EVENTS;

export const isWebhookEventType = (name: string): name is WebhookEventType => Object.hasOwn(WEBHOOK_EVENTS, name);

export const WEBHOOK_EVENT_TYPES: readonly WebhookEventType[] = Object.keys(WEBHOOK_EVENTS).filter(isWebhookEventType);

/** What is sent when its owner tries an endpoint out, whichever events it is told of. */
export const TEST_EVENT = "webhook.test";
