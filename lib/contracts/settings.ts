import { z } from "zod";
import { defineCall } from "./call";
import { allowLockout, line, seenVersion } from "./fields";
import { picture } from "./picture";

const seconds = (label: string) =>
  z
    .number({ error: `${label} must be a number of seconds.` })
    .int(`${label} must be a whole number of seconds.`)
    .min(10, `${label} must be at least 10 seconds.`)
    .max(315_360_000, `${label} must be at most ten years.`);

const lifetimes = z.strictObject({ accessToken: seconds("Access token"), refreshToken: seconds("Refresh token") });

const limit = z.number().int().min(0).max(100_000);

export const PASSWORD_KINDS = ["lower", "upper", "digit", "symbol"] as const;
export type PasswordKind = (typeof PASSWORD_KINDS)[number];

const groups = {
  /** Seconds that tokens of each dialect live; a refresh token's are counted from its last use. */
  lifetimes: z.strictObject({
    standard: lifetimes,
    admin: lifetimes,
    b2b: lifetimes,
    consumer: lifetimes,
    basic: lifetimes,
  }),
  /** How many of each kind one person may hold. */
  limits: z.strictObject({
    apiKeys: limit,
    tokens: limit,
    credentials: limit,
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
  /** Whether the system's allow list only notes whom it would refuse, and lets them through. */
  addressRehearsal: z.boolean(),
  /** Whether operations of upstream APIs, and webhooks, may lead to addresses within the operator's own network. */
  privateUpstreams: z.boolean(),
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
    lifetimes: z
      .strictObject({
        standard: lifetimes.partial(),
        admin: lifetimes.partial(),
        b2b: lifetimes.partial(),
        consumer: lifetimes.partial(),
        basic: lifetimes.partial(),
      })
      .partial(),
    limits: groups.limits.partial(),
    passwords: groups.passwords.partial(),
    plugins: groups.plugins.partial(),
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
