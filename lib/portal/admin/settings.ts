import type { Database } from "../../../db/client";
import { listSystemAddresses } from "../../../db/queries/principals";
import { findRole } from "../../../db/queries/roles";
import { lockSettingsValues, writeSettingsValues } from "../../../db/queries/settings";
import { ApiError } from "../../api-error";
import { conclude } from "../../audit/audit";
import { changesBetween } from "../../audit/changes-between";
import * as contract from "../../contracts/settings";
import { completeSettings, loadSettings, mergeSettings } from "../../settings/settings";
import { requireRights } from "../management/required-rights";
import { implement, type PersonContext } from "../management/use-case";
import { computeVersion, requireVersion } from "../management/version";
import { requireFitForStrangers } from "./default-role";
import { requireNoLockout } from "./lock-out";

/** The default role must exist, be fit for strangers, and be the caller's to give: they could sign up themselves. */
async function requireGoodDefault(tx: Database, context: PersonContext, name: string): Promise<void> {
  const role = await findRole(tx, name);
  if (!role) {
    const message = `There is no role "${name}".`;
    throw new ApiError("validation", message, { details: [{ field: "defaultRole", message }] });
  }
  requireFitForStrangers(name, role.scopes, "defaultRole");
  await requireRights(tx, context, { noun: "role", scopes: role.scopes });
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
  version: computeVersion(settings),
});

export const getSettings = implement(contract.getSettings, async (_, { runtime }) =>
  settingsView(await loadSettings(runtime)),
);

export const updateSettings = implement(contract.updateSettings, ({ body }, context) =>
  context.runtime.db.transaction(async (tx) => {
    const { version, allowLockout, brandLogo, ...change } = body;
    const kept = await lockSettingsValues(tx);
    const before = completeSettings(kept);
    requireVersion(settingsView(before).version, version);
    requireSameLogo(before.brandLogo, brandLogo);
    const values = mergeSettings(kept, change);
    if (body.defaultRole !== undefined && body.defaultRole !== before.defaultRole) {
      await requireGoodDefault(tx, context, body.defaultRole);
    }
    const settings = completeSettings(values);
    const lockout = await requireNoSettingsLockout(tx, context, { before, after: settings, allowLockout });
    await writeSettingsValues(tx, values as object);
    const detail = lockout ? { lockout } : {};
    const changes = changesBetween(before, settings);
    await conclude(tx, context, ["settings"], { action: "settings.update", subjectId: null, detail, changes });
    return settingsView(settings);
  }),
);
