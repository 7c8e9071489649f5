import type { Database } from "../../../db/client";
import { listApplications } from "../../../db/queries/applications";
import { findRole } from "../../../db/queries/roles";
import { deleteUser, findUser, lockUser, type UserRow } from "../../../db/queries/users";
import { liveConnections } from "../../../db/queries/webhook-audience";
import { ApiError } from "../../api-error";
import { conclude } from "../../audit/audit";
import type { ChangeTag } from "../../changes/changes";
import * as contract from "../../contracts/account";
import { publish } from "../../events/publish";
import { accountDeletedLetter } from "../../mail/letters";
import { mailLater } from "../../mail/send-mail";
import type { Runtime } from "../../runtime";
import { loadSettings } from "../../settings/settings";
import { implement, type PersonContext } from "../management/use-case";
import { lockAdministrators, requireAnotherAdministrator } from "./last-administrator";
import { requirePasswordAgain } from "./password-again";
import { hasSecondFactor, withSecondFactor } from "./second-factor";

const gone = () => new ApiError("notFound", "This account is gone.");

/** Deletes the person and all that is theirs; what remembers any of it anywhere is told. */
async function erase(tx: Database, context: PersonContext, id: string): Promise<void> {
  await lockAdministrators(tx);
  const user = await lockUser(tx, id);
  if (!user) throw gone();
  const role = await findRole(tx, user.role);
  if (role?.scopes.includes("admin")) await requireAnotherAdministrator(tx, user.id);
  const kinds = ["app", "registered", "integration", "plugin"] as const;
  const apps = (await Promise.all(kinds.map((kind) => listApplications(tx, { kind, ownerId: user.id })))).flat();
  // Told while there is still something to tell of.
  await publish(tx, [{ type: "app.disconnected", about: "connection", ids: await liveConnections(tx, user.id) }]);
  await deleteUser(tx, user.id);
  const tags: ChangeTag[] = [`user:${user.id}`, ...apps.map((app): ChangeTag => `app:${app.id}`)];
  await conclude(tx, context, tags, {
    action: "user.delete",
    target: user.id,
    subjectId: user.id,
    detail: { username: user.username, apps: apps.map(({ id: app }) => app) },
  });
}

async function proveAndErase(context: PersonContext, user: UserRow, code: string | undefined): Promise<void> {
  const { runtime } = context;
  if (!(await hasSecondFactor(runtime.db, user.id))) {
    return runtime.db.transaction((tx) => erase(tx, context, user.id));
  }
  if (!code) {
    const message = "Type a code of your authenticator app as well.";
    throw new ApiError("validation", message, { details: [{ field: "code", message }] });
  }
  return withSecondFactor(runtime, user, code, context, (tx) => erase(tx, context, user.id));
}

function mailAccountDeleted(runtime: Runtime, { name, email }: UserRow): void {
  mailLater(runtime, async () => {
    const { brandName } = await loadSettings(runtime);
    return accountDeletedLetter({ to: email, name, brand: brandName });
  });
}

export const deleteMe = implement(contract.deleteMe, async ({ body }, context) => {
  const user = await findUser(context.runtime.db, context.caller.user.id);
  if (!user) throw gone();
  await requirePasswordAgain(context.runtime, user, body.password, "password");
  await proveAndErase(context, user, body.code);
  mailAccountDeleted(context.runtime, user);
  return { id: user.id, removed: true as const };
});
