import type { Database } from "../../../db/client";
import { listSystemAddresses } from "../../../db/queries/principals";
import { findRole } from "../../../db/queries/roles";
import { lockSettingsValues, writeSettingsValues } from "../../../db/queries/settings";
import { ApiError } from "../../api-error";
import * as contract from "../../contracts/settings";
import { conclude } from "../audit";
import { completeSettings, mergeSettings, settingsOf } from "../settings";
import { implement, type PersonContext } from "../use-case";
import { requireVersion, versionOf } from "../version";
import { requireNoLockout } from "./lock-out";

/** Strangers get the default role: it must exist, and must not make administrators of them. */
async function requireGoodDefault(tx: Database, name: string): Promise<void> {
  const role = await findRole(tx, name);
  const message = !role
    ? `There is no role "${name}".`
    : role.scopes.includes("admin")
      ? `"${name}" administers the system; whoever signs up must not get it.`
      : null;
  if (message) throw new ApiError("validation", message, { details: [{ field: "defaultRole", message }] });
}

/** The logo comes back as it was read; no address of another picture may take its place, for pages show what stands there. */
function requireSameLogo(kept: contract.BrandLogo | null, sent: contract.BrandLogo | null | undefined): void {
  if (sent === undefined || (sent?.url === kept?.url && sent?.tone === kept?.tone)) return;
  const message = "Send another logo, or take it away, at /api/admin/settings/logo.";
  throw new ApiError("validation", message, { details: [{ field: "brandLogo", message }] });
}

/** Ending the rehearsal makes the list of everyone refuse, from the next call on. */
async function requireNoSettingsLockout(
  tx: Database,
  context: PersonContext,
  {
    before,
    after,
    allowLockout,
  }: { before: contract.Settings; after: contract.Settings; allowLockout: boolean | undefined },
): Promise<boolean> {
  if (!before.addressRehearsal || after.addressRehearsal) return false;
  return requireNoLockout(context, { before: [], after: await listSystemAddresses(tx), allowLockout });
}

/** The settings as administrators read them. */
export const settingsView = (settings: contract.Settings): contract.VersionedSettings => ({
  ...settings,
  version: versionOf(settings),
});

export const getSettings = implement(contract.getSettings, async (_, { runtime }) =>
  settingsView(await settingsOf(runtime)),
);

export const updateSettings = implement(contract.updateSettings, ({ body }, context) =>
  context.runtime.db.transaction(async (tx) => {
    const { version, allowLockout, brandLogo, ...change } = body;
    const kept = await lockSettingsValues(tx);
    const before = completeSettings(kept);
    requireVersion(settingsView(before).version, version);
    requireSameLogo(before.brandLogo, brandLogo);
    const values = mergeSettings(kept, change);
    if (body.defaultRole !== undefined) await requireGoodDefault(tx, body.defaultRole);
    const settings = completeSettings(values);
    const lockout = await requireNoSettingsLockout(tx, context, { before, after: settings, allowLockout });
    await writeSettingsValues(tx, values as object);
    const detail = { change, ...(lockout && { lockout }) };
    await conclude(tx, context, ["settings"], { action: "settings.update", subjectId: null, detail });
    return settingsView(settings);
  }),
);
