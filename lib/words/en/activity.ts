import type { AuditEvent } from "../../contracts/audit";
import type { CredentialVerb, PersonalAction } from "../../contracts/audit-actions";
import { credentialKindWords } from "./credential-kinds";

/** What the log tells of: enough to put it into words. */
export type ActivityEvent = Pick<AuditEvent, "action" | "detail">;

type Words = string | ((event: ActivityEvent) => string);

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

const quoted = ({ detail }: ActivityEvent): string => {
  const name = text(detail.name);
  return name ? ` “${name}”` : "";
};

const changed = ({ detail }: ActivityEvent): string =>
  Array.isArray(detail.changed) && detail.changed.length > 0 ? `: ${detail.changed.join(", ")}` : "";

const named = (words: string) => (event: ActivityEvent) => words + quoted(event);

const METHODS: Readonly<Record<string, string>> = {
  password: "a password",
  authenticator: "an authenticator code",
  "recovery-code": "a recovery code",
  invitation: "an invitation",
};

const signedIn = ({ detail }: ActivityEvent): string => {
  const method = text(detail.method) ?? "";
  const ways = method.split("+").map((way) => METHODS[way] ?? way);
  return method ? `Signed in with ${ways.join(" and ")}` : "Signed in";
};

const credentialActions: Readonly<Record<CredentialVerb, (one: string) => Words>> = {
  create: (one) => named(`Created the ${one}`),
  update: (one) => (event) => `Changed the ${one}${quoted(event)}${changed(event)}`,
  rotate: (one) => named(`Rotated the ${one}`),
  revoke: (one) => named(`Revoked the ${one}`),
};

const ofCredentials = Object.fromEntries(
  Object.entries(credentialKindWords).flatMap(([kind, { noun }]) =>
    Object.entries(credentialActions).map(([verb, words]) => [`${kind}.${verb}`, words(noun)]),
  ),
);

const personal: Readonly<Record<PersonalAction, Words>> = {
  "session.start": signedIn,
  "session.end": "Signed out",
  "session.end-others": "Signed out everywhere else",
  "user.sign-up": "Made the account",
  "user.invite": "Invited to this account",
  "user.invite-again": "Invited to this account again",
  "user.accept-invitation": "Accepted the invitation and chose a password",
  "user.sign-out-everywhere": "Signed the account out everywhere",
  "user.end-credential": "Ended something that could act for the account",
  "user.move-in": "Took the account over from another system",
  "user.update": (event) => `Changed the profile${changed(event)}`,
  "user.delete": "Deleted the account",
  "user.link-provider": ({ detail }) => `Linked the account at ${text(detail.provider) ?? "a provider"}`,
  "user.administer": ({ detail }) =>
    [
      ...(text(detail.role) ? [`gave the role ${text(detail.role)}`] : []),
      ...(detail.disabled === true ? ["disabled the account"] : []),
      ...(detail.disabled === false ? ["enabled the account"] : []),
    ]
      .join(" and ")
      .replace(/^./, (letter) => letter.toUpperCase()) || "Changed the account",
  "email.verify": "Confirmed the email address",
  "password.change": "Changed the password",
  "password.reset": "Chose a new password with a link from a mail",
  "two-factor.enable": "Turned two-factor sign-in on",
  "two-factor.disable": "Turned two-factor sign-in off",
  "two-factor.remove": "Turned two-factor sign-in off for this account",
  "two-factor.new-recovery-codes": "Made new recovery codes",
  "two-factor.wrong-code": "Somebody who knew the password typed a wrong code",
  "app.create": named("Created the app"),
  "app.update": (event) => `Changed the app${quoted(event)}${changed(event)}`,
  "app.delete": named("Deleted the app"),
  "app.add-secret": named("Added a client secret to the app"),
  "app.remove-secret": named("Dropped a client secret of the app"),
  "app.reveal-secret": named("Looked at a client secret of the app"),
  "grant.create": "Allowed an app to act for the account",
  "grant.update": "Changed what an app may do for the account",
  "grant.revoke": "Disconnected an app",
  "inventory.end": "Ended something that could act for the account",
  "inventory.revoke-all": "Ended everything of some kinds that could act for the account",
  "token-family.revoke": "Tokens were revoked by the program that held them",
  refresh_reuse: "A spent refresh token was used again: its whole chain was revoked",
  code_reuse: "A spent authorization code was used again: what it had led to was revoked",
  "address.allow": ({ detail }) => `Allowed the address ${text(detail.cidr) ?? ""}`.trimEnd(),
  "address.disallow": ({ detail }) => `Took the address ${text(detail.cidr) ?? ""} off the list`,
  "mapper.create": named("Created the mapper"),
  "mapper.update": named("Changed the mapper"),
  "mapper.remove": named("Removed the mapper"),
  "webhook.create": ({ detail }) => `Created the webhook to ${text(detail.url) ?? "a server"}`,
  "webhook.update": (event) => `Changed the webhook to ${text(event.detail.url) ?? "a server"}${changed(event)}`,
  "webhook.delete": ({ detail }) => `Deleted the webhook to ${text(detail.url) ?? "a server"}`,
  "webhook.rotate": ({ detail }) => `Rotated the secret of the webhook to ${text(detail.url) ?? "a server"}`,
  "webhook.reveal-secret": ({ detail }) => `Looked at the secret of the webhook to ${text(detail.url) ?? "a server"}`,
  "webhook.disable": ({ detail }) =>
    `Disabled the webhook to ${text(detail.url) ?? "a server"}: ${
      detail.reason === "gone" ? "it answered 410" : "nothing got through for three days"
    }`,
  "access-request.create": "Asked for access",
  "access-request.approve": "Approved the request; the link is on its way",
  "access-request.reject": "Rejected the request",
  "access-request.renew-link": "Mailed another link",
  "access-request.accept": "Took the credential over",
  "import.cancel": "Cancelled an import",
  "import.undo": "Undid an import",
};

/** What the page of an account's activity says. */
export const activityWords = {
  /** What was done, by the name of the action. */
  actions: { ...ofCredentials, ...personal } as Readonly<Record<string, Words>>,
  /** The name of what it was done to, in quotation marks, after the rest. */
  quoted,
  list: {
    everything: "Everything",
    signingOut: "Signing in and out",
    twoFactor: "Two-factor",
    account: "Account",
    apps: "Apps",
    connections: "Connections",
    endedAtOnce: "Ended at once",
    allowedAddresses: "Allowed addresses",
    mappers: "Mappers",
    imports: "Imports",
    theSystem: "The system",
    you: "You",
    anAdministrator: "An administrator",
    title: "Activity",
    description: "Who did what to your account, from where. The record cannot be changed afterwards.",
    kindOfActivity: "Kind of activity",
    notFetched: "Your activity could not be loaded",
    empty: "Nothing of that kind has happened yet.",
    what: "What",
    who: "Who",
    when: "When",
    showOlder: "Show older",
  },
  titles: {
    list: "Activity",
  },
};
