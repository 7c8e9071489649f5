import { createHash } from "node:crypto";
import { dropLogo, putLogo } from "../../../db/queries/application-logos";
import { lockApplication, updateApplication } from "../../../db/queries/applications";
import { conclude } from "../../audit/audit";
import { changesBetween } from "../../audit/changes-between";
import * as contract from "../../contracts/apps";
import { implement, type PersonContext } from "../management/use-case";
import { appNotFound, appView, ownApps } from "./apps";
import { requireAppRights } from "./change-app";
import { drawLogo } from "./draw-logo";

/** Where an uploaded logo stands, as a path of this server: it is the same for each of its names. */
const buildAddress = (digest: string) => `/logos/${digest}`;

async function changeLogo(context: PersonContext, id: string, picture: Uint8Array | null) {
  const digest = picture && createHash("sha256").update(picture).digest("hex");
  return context.runtime.db.transaction(async (tx) => {
    const logoUrl = digest && buildAddress(digest);
    const before = await lockApplication(tx, ownApps(context), id);
    if (!before) throw appNotFound();
    await requireAppRights(tx, context, before);
    const row = await updateApplication(tx, ownApps(context), id, { logoUrl });
    if (!row) throw appNotFound();
    if (picture && digest) await putLogo(tx, { applicationId: row.id, digest, picture });
    else await dropLogo(tx, row.id);
    await conclude(tx, context, [`app:${row.id}`], {
      action: "app.update",
      target: row.id,
      detail: { name: row.name },
      changes: changesBetween({ logo: before.logoUrl }, { logo: row.logoUrl }),
    });
    return appView(tx, row);
  });
}

export const setAppLogo = implement(contract.setAppLogo, async ({ params, body }, context) =>
  changeLogo(context, params.id, await drawLogo(Buffer.from(body.picture, "base64"))),
);

export const removeAppLogo = implement(contract.removeAppLogo, ({ params }, context) =>
  changeLogo(context, params.id, null),
);
