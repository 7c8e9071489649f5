import { CREDENTIAL_KINDS, type CredentialKind, isCredentialKind } from "../credentials/kinds/credential-kinds";
import type { WebhookEventType } from "./webhook-events";

/** What an action of the audit log is done to, and what it means for webhooks. */
interface ActionFacts {
  /** What its target is; `null`: it has none, or the call says what it is. */
  target: string | null;
  /** The event that webhooks are told. */
  event?: WebhookEventType;
  /** The details that they are told too. */
  publishes?: readonly string[];
}

/** What can stand in a person's Activity. */
const PERSONAL = {
  "session.start": { target: "session" },
  "session.end": { target: "session" },
  "session.end-others": { target: null },
  "user.sign-up": { target: null },
  "user.invite": { target: "user" },
  "user.invite-again": { target: "user" },
  "user.accept-invitation": { target: null },
  "user.sign-out-everywhere": { target: "user" },
  "user.end-credential": { target: null },
  "user.move-in": { target: "user" },
  "user.update": { target: null },
  "user.delete": { target: "user" },
  "user.link-provider": { target: null },
  "user.administer": { target: "user" },
  "email.verify": { target: null },
  "password.change": { target: null },
  "password.reset": { target: null },
  "two-factor.enable": { target: null },
  "two-factor.disable": { target: null },
  "two-factor.remove": { target: "user" },
  "two-factor.new-recovery-codes": { target: null },
  "two-factor.wrong-code": { target: null },
  "app.create": { target: "app" },
  "app.update": { target: "app" },
  "app.delete": { target: "app" },
  "app.add-secret": { target: "app", event: "app.secret.added", publishes: ["secret", "overlapSeconds"] },
  "app.remove-secret": { target: "app", event: "app.secret.removed", publishes: ["secret"] },
  "app.reveal-secret": { target: "app" },
  "grant.create": { target: "grant", event: "app.connected" },
  "grant.update": { target: "grant" },
  "grant.revoke": { target: "grant", event: "app.disconnected" },
  "inventory.end": { target: null },
  "inventory.revoke-all": { target: null },
  "token-family.revoke": { target: "token-family" },
  refresh_reuse: { target: "token-family", event: "app.refresh_reuse" },
  code_reuse: { target: "token-family", event: "app.code_reuse" },
  "address.allow": { target: "address" },
  "address.disallow": { target: "address" },
  "mapper.create": { target: "mapper" },
  "mapper.update": { target: "mapper" },
  "mapper.remove": { target: "mapper" },
  "webhook.create": { target: "webhook" },
  "webhook.update": { target: "webhook" },
  "webhook.delete": { target: "webhook" },
  "webhook.rotate": { target: "webhook" },
  "webhook.reveal-secret": { target: "webhook" },
  "webhook.disable": { target: "webhook" },
  "access-request.create": { target: "access-request" },
  "access-request.approve": { target: "access-request" },
  "access-request.reject": { target: "access-request" },
  "access-request.renew-link": { target: "access-request" },
  "access-request.accept": { target: "access-request" },
  "import.cancel": { target: "import" },
  "import.undo": { target: "import" },
} as const satisfies Readonly<Record<string, ActionFacts>>;

/** What concerns the system, and nobody's account. */
const OF_THE_SYSTEM = {
  "role.create": { target: "role" },
  "role.update": { target: "role" },
  "role.remove": { target: "role" },
  "scope.create": { target: "scope" },
  "scope.update": { target: "scope" },
  "scope.remove": { target: "scope" },
  "operation.create": { target: "operation" },
  "operation.update": { target: "operation" },
  "operation.remove": { target: "operation" },
  "integration.create": { target: "integration" },
  "integration.update": { target: "integration" },
  "integration.delete": { target: "integration" },
  "integration.add-secret": { target: "integration" },
  "integration.remove-secret": { target: "integration" },
  "client.register": { target: "app" },
  "plugin.enable": { target: "plugin" },
  "plugin.disable": { target: "plugin" },
  "plugin.run": { target: "plugin" },
  "plugin.stop": { target: "plugin" },
  "signing-key.rotate": { target: "signing-key" },
  "signing-key.withdraw": { target: "signing-key" },
  "settings.update": { target: null },
  "configuration.apply": { target: null },
  "audit-log.seal": { target: null },
  "audit-log.archive": { target: null },
  "address.clear-rehearsal": { target: null },
} as const satisfies Readonly<Record<string, ActionFacts>>;

/** What is done to a credential, with what comes of it in the name of its event. */
const CREDENTIAL = {
  create: { past: "created", publishes: [] },
  update: { past: "updated", publishes: ["changed"] },
  rotate: { past: "rotated", publishes: ["successor", "overlapSeconds"] },
  revoke: { past: "revoked", publishes: [] },
} as const;

export type CredentialVerb = keyof typeof CREDENTIAL;
export type PersonalAction = keyof typeof PERSONAL;

/** Everything that the audit log records: noun and verb. */
export type AuditAction = PersonalAction | keyof typeof OF_THE_SYSTEM | `${CredentialKind}.${CredentialVerb}`;

/** The beginning of actions that are about one thing: `app.`. */
export type ActionPrefix = AuditAction extends infer Action
  ? Action extends `${infer Noun}.${string}`
    ? `${Noun}.`
    : never
  : never;

const OTHERS: Readonly<Record<string, ActionFacts>> = { ...PERSONAL, ...OF_THE_SYSTEM };

const isCredentialVerb = (verb: string): verb is CredentialVerb => Object.hasOwn(CREDENTIAL, verb);

/** What an action says of itself. */
export function getActionFacts(action: AuditAction): ActionFacts {
  const [noun = "", verb = ""] = action.split(".");
  if (isCredentialKind(noun) && isCredentialVerb(verb)) {
    const { past, publishes } = CREDENTIAL[verb];
    return { target: noun, event: `${CREDENTIAL_KINDS[noun].event}.${past}`, publishes };
  }
  return OTHERS[action] ?? { target: null };
}
