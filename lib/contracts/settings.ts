import { z } from "zod";
import { CREDENTIAL_KINDS, type CredentialLimit } from "../credentials/kinds/credential-kinds";
import { DIALECT_NAMES, type DialectName } from "../dialects/dialect-names";
import { defineCall } from "./call";
import { allowLockout, line, seenVersion } from "./fields";
import { picture } from "./picture";
import { privateHosts } from "./private-host";
import { privateUseSchemes } from "./private-use-scheme";

const seconds = (label: string) =>
  z
    .number({ error: `${label} must be a number of seconds.` })
    .int(`${label} must be a whole number of seconds.`)
    .min(10, `${label} must be at least 10 seconds.`)
    .max(315_360_000, `${label} must be at most ten years.`);

const lifetimes = z.strictObject({ accessToken: seconds("Access token"), refreshToken: seconds("Refresh token") });

const ofEachDialect = <Value>(value: Value) =>
  Object.fromEntries(DIALECT_NAMES.map((name) => [name, value])) as Record<DialectName, Value>;

const days = (least: number) =>
  z
    .number({ error: "Give a number of days." })
    .int("Give a whole number of days.")
    .min(least, least === 1 ? "At least one day." : `At least ${least} days.`)
    .max(3650, "At most ten years: 3650 days.");

const limit = z.number().int().min(0).max(100_000);

const limitsOfCredentials = Object.fromEntries(
  Object.values(CREDENTIAL_KINDS).map((kind) => [kind.limit.setting, limit]),
) as Record<CredentialLimit, typeof limit>;

export const PASSWORD_KINDS = ["lower", "upper", "digit", "symbol"] as const;
export type PasswordKind = (typeof PASSWORD_KINDS)[number];

const groups = {
  /** Seconds that tokens of each dialect live; a refresh token's are counted from its last use. */
  lifetimes: z.strictObject(ofEachDialect(lifetimes)),
  /** How many of each kind one person may hold. */
  limits: z.strictObject({
    ...limitsOfCredentials,
    apps: limit,
    addresses: limit,
    webhooks: limit,
  }),
  /** What a new password must be; those that are in use go on being good. */
  passwords: z.strictObject({
    minLength: z
      .number({ error: "Give a number of characters." })
      .int("Give a whole number of characters.")
      .min(8, "At least 8 characters.")
      .max(128, "At most 128 characters."),
    /** Whether passwords that guessers try first are refused. */
    refuseCommon: z.boolean(),
    /** Whether a password is refused that is little more than its owner's name or this site's. */
    refuseOwn: z.boolean(),
    /** Kinds of characters of which each password must have one. */
    kinds: z.array(z.enum(PASSWORD_KINDS)).max(PASSWORD_KINDS.length),
  }),
  /** For how many days things are kept that nobody needs to act. */
  retention: z.strictObject({
    /** The last requests of each credential, with why they were refused. */
    requests: days(1),
    /** Calls counted by the hour. */
    usage: days(31),
    /** Imports that are over. */
    imports: days(1),
    /** What was sent to webhooks: longer than the week before an expiry of which they are told, once. */
    deliveries: days(8),
    /** Credentials and connections that were revoked, and chains of tokens that are over; never less than access tokens live. */
    ended: days(1),
  }),
  /** What a plugin may use before it is ended: memory with all that it started, and time where it is no service. */
  plugins: z.strictObject({
    memoryMegabytes: z.number().int().min(16).max(65_536),
    runSeconds: z.number().int().min(1).max(86_400),
  }),
};

const plain = {
  /** The role of everyone who signs up. */
  defaultRole: line("Default role", 60),
  /** Whether strangers may make an account. */
  registrationOpen: z.boolean(),
  /** Whether administrators may invite people while registration is not open. */
  invitations: z.boolean(),
  /** `auto`: required when mail can be sent (`SMTP_URL`). */
  emailVerification: z.enum(["auto", "on", "off"]),
  /** Whether clients may register themselves (RFC 7591). */
  dynamicRegistration: z.boolean(),
  /** Schemes of native apps that redirect URIs may have, beside domain names turned round. */
  privateUseSchemes,
  /** Whether the system's allow list only notes whom it would refuse, and lets them through. */
  addressRehearsal: z.boolean(),
  /** The hosts within the operator's own network that operations of upstream APIs may lead to. */
  privateUpstreamHosts: privateHosts,
  /** Those that anybody's webhooks may be sent to. */
  privateWebhookHosts: privateHosts,
  /**
   * What `/auth/verify` says of an address that no operation lists and for which the proxy names no scope. `auto`: refuse
   * once any operation is listed, until then let any good credential pass.
   */
  unlistedAddresses: z.enum(["auto", "refuse", "any-credential"]),
  /** What the portal calls itself. */
  brandName: line("Name", 40),
  /** The accent colour of the portal, `#rrggbb`; `null` for its own. */
  brandAccent: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, "Give a colour such as #0F766E.")
    .nullable(),
};

/** The operator's own logo; `tone` is that of its lines where they stand on nothing, so that they stay visible. */
const brandLogo = z.strictObject({
  /** A path of this server; another picture has another one. */
  url: z.string(),
  tone: z.enum(["dark", "light", "any"]),
});
export type BrandLogo = z.output<typeof brandLogo>;

export const settings = z.strictObject({ ...plain, ...groups, brandLogo: brandLogo.nullable() });
export type Settings = z.output<typeof settings>;

const verificationSwitch = z.union([plain.emailVerification, z.boolean().transform((on) => (on ? "on" : "off"))], {
  error: 'Email verification is "auto", "on" or "off".',
});

/** A change: what is left out stays, within each group too. */
export const settingsChange = z
  .strictObject({
    ...plain,
    emailVerification: verificationSwitch,
    lifetimes: z.strictObject(ofEachDialect(lifetimes.partial())).partial(),
    limits: groups.limits.partial(),
    passwords: groups.passwords.partial(),
    plugins: groups.plugins.partial(),
    retention: groups.retention.partial(),
    /** As it stands, so that what was read can be sent back changed. A picture is sent to its own address. */
    brandLogo: brandLogo.nullable(),
    version: seenVersion,
    allowLockout,
  })
  .partial();

/** The settings as administrators read them. */
const versionedSettings = settings.extend({
  /** To be sent with a change, so that nobody overwrites what they have not seen. */
  version: z.string(),
});
export type VersionedSettings = z.output<typeof versionedSettings>;

export const getSettings = defineCall({
  id: "getSettings",
  method: "GET",
  path: "/api/admin/settings",
  summary: "The settings of the system.",
  access: "admin",
  output: versionedSettings,
});

export const setBrandLogo = defineCall({
  id: "setBrandLogo",
  method: "PUT",
  path: "/api/admin/settings/logo",
  summary: "Give the portal a logo: PNG, JPEG, GIF or WebP. It is drawn anew, at most 256 by 256 pixels.",
  access: "admin",
  body: z.strictObject({ picture }),
  output: versionedSettings,
});

export const removeBrandLogo = defineCall({
  id: "removeBrandLogo",
  method: "DELETE",
  path: "/api/admin/settings/logo",
  summary: "Take the portal's logo away: its own mark stands there again.",
  access: "admin",
  output: versionedSettings,
});

export const updateSettings = defineCall({
  id: "updateSettings",
  method: "PATCH",
  path: "/api/admin/settings",
  summary: "Change settings of the system; what is left out stays as it is.",
  access: "admin",
  body: settingsChange,
  output: versionedSettings,
});
