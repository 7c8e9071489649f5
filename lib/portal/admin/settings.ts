import type { Database } from "../../../db/client";
import { findRole } from "../../../db/queries/roles";
import { lockSettingsValues, writeSettingsValues } from "../../../db/queries/settings";
import { ApiError } from "../../api-error";
import * as contract from "../../contracts/settings";
import { conclude } from "../audit";
import { completeSettings, mergeSettings, settingsOf } from "../settings";
import { implement } from "../use-case";
import { requireVersion, versionOf } from "../version";

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

const view = (settings: contract.Settings): contract.VersionedSettings => ({
  ...settings,
  version: versionOf(settings),
});

export const getSettings = implement(contract.getSettings, async (_, { runtime }) => view(await settingsOf(runtime)));

export const updateSettings = implement(contract.updateSettings, ({ body }, context) =>
  context.runtime.db.transaction(async (tx) => {
    const { version, ...change } = body;
    const before = await lockSettingsValues(tx);
    requireVersion(view(completeSettings(before)).version, version);
    const values = mergeSettings(before, change);
    if (body.defaultRole !== undefined) await requireGoodDefault(tx, body.defaultRole);
    const settings = completeSettings(values);
    await writeSettingsValues(tx, values as object);
    await conclude(tx, context, ["settings"], { action: "settings.update", subjectId: null, detail: { change } });
    return view(settings);
  }),
);
