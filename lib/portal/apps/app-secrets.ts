import { deleteSecret, findApplication, findSecret, lockApplication } from "../../../db/queries/applications";
import { findUser } from "../../../db/queries/users";
import { ApiError } from "../../api-error";
import { audit, conclude } from "../../audit/audit";
import { addSecret, revealSecret, secretView } from "../../client-secrets/application-secrets";
import * as contract from "../../contracts/apps";
import { requirePasswordAgain } from "../accounts/password-again";
import { requireNoConnection } from "../management/made-within";
import { implement } from "../management/use-case";
import { appNotFound, ownApps } from "./apps";
import { requireAppRights } from "./change-app";

const secretNotFound = () => new ApiError("notFound", "The app has no such client secret.");

export const addAppSecret = implement(contract.addAppSecret, async ({ params, body }, context) => {
  requireNoConnection(context.caller, "client secrets");
  return context.runtime.db.transaction(async (tx) => {
    const app = await lockApplication(tx, ownApps(context), params.id);
    const owner = await findUser(tx, context.caller.user.id);
    if (!app || !owner) throw appNotFound();
    if (app.type === "public") {
      throw new ApiError("conflict", "A public app has no client secret: it proves itself with PKCE.");
    }
    await requireAppRights(tx, context, app);
    const secretOwner = { applicationId: app.id, ownerKey: owner.ownerKey };
    const { row, clientSecret } = await addSecret(tx, context.runtime, secretOwner, body.overlapSeconds);
    await conclude(tx, context, [`app:${app.id}`], {
      action: "app.add-secret",
      target: app.id,
      detail: { name: app.name, secret: row.id, overlapSeconds: body.overlapSeconds ?? null },
    });
    return { ...secretView(row), clientSecret };
  });
});

export const revealAppSecret = implement(contract.revealAppSecret, async ({ params, body }, context) => {
  const { runtime, caller } = context;
  requireNoConnection(caller, "client secrets");
  const app = await findApplication(runtime.db, ownApps(context), params.id);
  const owner = await findUser(runtime.db, caller.user.id);
  if (!app || !owner) throw appNotFound();
  await requireAppRights(runtime.db, context, app);
  const secret = await findSecret(runtime.db, app.id, params.sid);
  if (!secret) throw secretNotFound();
  await requirePasswordAgain(runtime, owner, body.password, "password");
  const clientSecret = await revealSecret(runtime, secret, owner.ownerKey);
  // Shown only once it is written down that it was.
  await runtime.db.transaction((tx) =>
    audit(tx, context, {
      action: "app.reveal-secret",
      target: app.id,
      detail: { name: app.name, secret: secret.id },
    }),
  );
  return { clientSecret };
});

export const removeAppSecret = implement(contract.removeAppSecret, async ({ params }, context) =>
  context.runtime.db.transaction(async (tx) => {
    const app = await lockApplication(tx, ownApps(context), params.id);
    if (!app) throw appNotFound();
    if (!(await deleteSecret(tx, app.id, params.sid))) throw secretNotFound();
    await conclude(tx, context, [`app:${app.id}`], {
      action: "app.remove-secret",
      target: app.id,
      detail: { name: app.name, secret: params.sid },
    });
    return { id: params.sid, removed: true };
  }),
);
