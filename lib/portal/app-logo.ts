import { createHash } from "node:crypto";
import { dropLogo, putLogo } from "../../db/queries/application-logos";
import { updateApplication } from "../../db/queries/applications";
import * as contract from "../contracts/apps";
import { appNotFound, appView, ownApps } from "./apps";
import { conclude } from "./audit";
import { drawLogo } from "./draw-logo";
import { implement, type PersonContext } from "./use-case";

/** Where an uploaded logo stands, as a path of this server: it is the same for each of its names. */
const addressOf = (digest: string) => `/logos/${digest}`;

async function changeLogo(context: PersonContext, id: string, picture: Uint8Array | null) {
  const digest = picture && createHash("sha256").update(picture).digest("hex");
  return context.runtime.db.transaction(async (tx) => {
    const logoUrl = digest && addressOf(digest);
    const row = await updateApplication(tx, ownApps(context), id, { logoUrl });
    if (!row) throw appNotFound();
    if (picture && digest) await putLogo(tx, { applicationId: row.id, digest, picture });
    else await dropLogo(tx, row.id);
    await conclude(tx, context, [`app:${row.id}`], {
      action: "app.update",
      target: { type: "app", id: row.id },
      detail: { name: row.name, changed: ["logo"] },
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
