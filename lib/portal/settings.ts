import { readSettingsRow } from "../../db/queries/settings";
import { CONSUMER } from "../../db/seed";
import { remembered } from "../access/remembered";
import { type Settings, settings } from "../contracts/settings";
import { perRuntime } from "../per-runtime";
import type { Runtime } from "../runtime";

const DAY = 86_400;

/** What holds until an administrator changes it. Lifetimes are those of CONTRACT §2. */
export const DEFAULT_SETTINGS: Settings = {
  defaultRole: CONSUMER,
  registrationOpen: true,
  invitations: true,
  emailVerification: "auto",
  dynamicRegistration: false,
  addressRehearsal: false,
  privateUpstreams: false,
  unlistedAddresses: "auto",
  brandName: "Gatehouse",
  brandAccent: null,
  brandLogo: null,
  lifetimes: {
    standard: { accessToken: 30 * DAY, refreshToken: 90 * DAY },
    admin: { accessToken: 600, refreshToken: 7 * DAY },
    b2b: { accessToken: 3600, refreshToken: 7 * DAY },
    consumer: { accessToken: 3600, refreshToken: 90 * DAY },
    basic: { accessToken: 3600, refreshToken: 90 * DAY },
  },
  limits: { apiKeys: 50, tokens: 50, credentials: 20, apps: 25, addresses: 100, webhooks: 10 },
  passwords: { minLength: 8, refuseCommon: true, refuseOwn: true, kinds: [] },
  plugins: { memoryMegabytes: 512, runSeconds: 600 },
};

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Lays `change` over `base`, group by group; neither is altered. */
export function mergeSettings(base: unknown, change: unknown): unknown {
  if (!isGroup(base) || !isGroup(change)) return change === undefined ? base : change;
  const merged = Object.entries(change).map(([name, value]) => [name, mergeSettings(base[name], value)]);
  return { ...base, ...Object.fromEntries(merged) };
}

/** The whole settings from the values that an administrator changed. */
export const completeSettings = (values: unknown): Settings => settings.parse(mergeSettings(DEFAULT_SETTINGS, values));

interface SystemRow {
  settings: Settings;
  ownerKey: Uint8Array;
}

const readSystemRow = async ({ db }: Runtime): Promise<SystemRow> => {
  const { values, ownerKey } = await readSettingsRow(db);
  return { settings: completeSettings(values), ownerKey };
};

const systemRow = perRuntime("settings", (runtime: Runtime) => remembered(["settings"], () => readSystemRow(runtime)));

/** The system settings as they are now: from memory, which a change anywhere empties. */
export const settingsOf = async (runtime: Runtime): Promise<Settings> => (await systemRow(runtime)()).settings;

/** The system's own half of SafeStore keys, for what belongs to no person: signing keys, integrations, plugins. */
export const systemOwnerKey = async (runtime: Runtime): Promise<Uint8Array> => (await systemRow(runtime)()).ownerKey;

/** Whether a person must confirm their email address before they can sign in. */
export async function verificationRequired(runtime: Runtime): Promise<boolean> {
  const { emailVerification } = await settingsOf(runtime);
  return emailVerification === "on" || (emailVerification === "auto" && runtime.env.smtpUrl !== undefined);
}
