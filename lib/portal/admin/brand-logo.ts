import { createHash } from "node:crypto";
import { lockSettingsValues, writeLogo, writeSettingsValues } from "../../../db/queries/settings";
import { conclude } from "../../audit/audit";
import { changesBetween } from "../../audit/changes-between";
import * as contract from "../../contracts/settings";
import { completeSettings, mergeSettings } from "../../settings/settings";
import { drawLogo } from "../apps/draw-logo";
import { logoTone } from "../apps/logo-tone";
import { implement, type PersonContext } from "../management/use-case";
import { settingsView } from "./settings";

async function changeLogo(context: PersonContext, picture: Uint8Array | null): Promise<contract.VersionedSettings> {
  const brandLogo = picture && {
    url: `/logos/${createHash("sha256").update(picture).digest("hex")}`,
    tone: await logoTone(picture),
  };
  return context.runtime.db.transaction(async (tx) => {
    const kept = await lockSettingsValues(tx);
    const values = mergeSettings(kept, { brandLogo });
    const settings = completeSettings(values);
    await writeSettingsValues(tx, values as object);
    await writeLogo(tx, picture);
    const changes = changesBetween(completeSettings(kept), settings);
    await conclude(tx, context, ["settings"], { action: "settings.update", subjectId: null, changes });
    return settingsView(settings);
  });
}

export const setBrandLogo = implement(contract.setBrandLogo, async ({ body }, context) =>
  changeLogo(context, await drawLogo(Buffer.from(body.picture, "base64"))),
);

export const removeBrandLogo = implement(contract.removeBrandLogo, (_, context) => changeLogo(context, null));
