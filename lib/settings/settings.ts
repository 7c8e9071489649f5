import { readSettingsRow } from "../../db/queries/settings";
import { CONSUMER } from "../../db/seed";
import { cached } from "../changes/cached";
import { type Settings, settings } from "../contracts/settings";
import { CREDENTIAL_KINDS, type CredentialLimit } from "../credentials/kinds/credential-kinds";
import { DIALECTS } from "../dialects/dialects";
import { perRuntime } from "../per-runtime";
import type { Runtime } from "../runtime";

const limitsOfCredentials = Object.fromEntries(
  Object.values(CREDENTIAL_KINDS).map(({ limit }) => [limit.setting, limit.standard]),
) as Record<CredentialLimit, number>;

const lifetimesOfDialects = Object.fromEntries(
  Object.values(DIALECTS).map(({ name, lifetimes }) => [name, lifetimes]),
) as Settings["lifetimes"];

/** What holds until an administrator changes it. */
export const DEFAULT_SETTINGS: Settings = {
  defaultRole: CONSUMER,
  registrationOpen: true,
  invitations: true,
  emailVerification: "auto",
  dynamicRegistration: false,
  privateUseSchemes: [],
  addressRehearsal: false,
  privateUpstreamHosts: [],
  privateWebhookHosts: [],
  unlistedAddresses: "auto",
  brandName: "Gatehouse",
  brandAccent: null,
  brandLogo: null,
  lifetimes: lifetimesOfDialects,
  limits: { ...limitsOfCredentials, apps: 25, addresses: 100, webhooks: 10 },
  passwords: { minLength: 8, refuseCommon: true, refuseOwn: true, kinds: [] },
  plugins: { memoryMegabytes: 512, runSeconds: 600 },
  retention: { requests: 30, usage: 400, imports: 90, deliveries: 30, ended: 30 },
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

const systemRow = perRuntime("settings", (runtime: Runtime) =>
  cached(runtime.db, ["settings"], () => readSystemRow(runtime)),
);

/** The system settings as they are now: from memory, which a change anywhere empties. */
export const loadSettings = async (runtime: Runtime): Promise<Settings> => (await systemRow(runtime)()).settings;

/** The system's own half of SafeStore keys, for what belongs to no person: signing keys, integrations, plugins. */
export const systemOwnerKey = async (runtime: Runtime): Promise<Uint8Array> => (await systemRow(runtime)()).ownerKey;

/** Whether a person must confirm their email address before they can sign in. */
export async function verificationRequired(runtime: Runtime): Promise<boolean> {
  const { emailVerification } = await loadSettings(runtime);
  return emailVerification === "on" || (emailVerification === "auto" && runtime.env.smtpUrl !== undefined);
}
