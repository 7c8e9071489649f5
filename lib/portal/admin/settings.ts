import type { Database } from "../../../db/client";
import { findRole } from "../../../db/queries/roles";
import { lockSettingsValues, writeSettingsValues } from "../../../db/queries/settings";
import { ApiError } from "../../api-error";
import * as contract from "../../contracts/settings";
import { conclude } from "../audit";
import { completeSettings, mergeSettings, settingsOf } from "../settings";
import { implement } from "../use-case";

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

export const getSettings = implement(contract.getSettings, (_, { runtime }) => settingsOf(runtime));

export const updateSettings = implement(contract.updateSettings, ({ body }, context) =>
  context.runtime.db.transaction(async (tx) => {
    const values = mergeSettings(await lockSettingsValues(tx), body);
    if (body.defaultRole !== undefined) await requireGoodDefault(tx, body.defaultRole);
    const settings = completeSettings(values);
    await writeSettingsValues(tx, values as object);
    await conclude(tx, context, ["settings"], { action: "settings.update", subjectId: null, detail: { change: body } });
    return settings;
  }),
);
