import { createHash } from "node:crypto";
import { lockSettingsValues, writeLogo, writeSettingsValues } from "../../../db/queries/settings";
import * as contract from "../../contracts/settings";
import { conclude } from "../audit";
import { drawLogo } from "../draw-logo";
import { logoTone } from "../logo-tone";
import { completeSettings, mergeSettings } from "../settings";
import { implement, type PersonContext } from "../use-case";
import { settingsView } from "./settings";

async function changeLogo(context: PersonContext, picture: Uint8Array | null): Promise<contract.VersionedSettings> {
  const brandLogo = picture && {
    url: `/logos/${createHash("sha256").update(picture).digest("hex")}`,
    tone: await logoTone(picture),
  };
  return context.runtime.db.transaction(async (tx) => {
    const values = mergeSettings(await lockSettingsValues(tx), { brandLogo });
    const settings = completeSettings(values);
    await writeSettingsValues(tx, values as object);
    await writeLogo(tx, picture);
    const detail = { change: { brandLogo } };
    await conclude(tx, context, ["settings"], { action: "settings.update", subjectId: null, detail });
    return settingsView(settings);
  });
}

export const setBrandLogo = implement(contract.setBrandLogo, async ({ body }, context) =>
  changeLogo(context, await drawLogo(Buffer.from(body.picture, "base64"))),
);

export const removeBrandLogo = implement(contract.removeBrandLogo, (_, context) => changeLogo(context, null));
