import { expect, it } from "vitest";
import type { AuditEvent } from "../contracts/audit";
import { activityText } from "./activity-text";

const event = (action: string, detail: Record<string, unknown> = {}): AuditEvent => ({
  n: 1,
  at: "2026-11-21T12:00:00.000Z",
  action,
  actor: null,
  credential: null,
  target: null,
  detail,
  address: null,
  requestId: null,
});

it.each([
  [event("api-key.create", { name: "Sync" }), "Created the API key “Sync”"],
  [event("app.update", { name: "Acme", changed: ["name", "logo"] }), "Changed the app “Acme”: name, logo"],
  [event("session.start", { method: "password+authenticator" }), "Signed in with a password and an authenticator code"],
  [event("session.start", { method: "github" }), "Signed in with github"],
  [
    event("user.administer", { role: "Administrator", disabled: false }),
    "Gave the role Administrator and enabled the account",
  ],
  [event("address.allow", { cidr: "203.0.113.0/24" }), "Allowed the address 203.0.113.0/24"],
  [event("plugin.start", { name: "Mailer" }), "Plugin start “Mailer”"],
  [event("constructor"), "Constructor"],
])("says what %j was", (given, words) => {
  expect(activityText(given)).toBe(words);
});
