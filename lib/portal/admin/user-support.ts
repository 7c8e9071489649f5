import { listAudit } from "../../../db/queries/audit";
import { listRequests } from "../../../db/queries/usage";
import { findUser } from "../../../db/queries/users";
import { ApiError } from "../../api-error";
import * as contract from "../../contracts/users";
import { getUsageCounter } from "../../usage/usage";
import { auditPage } from "../activity/activity";
import { requestView } from "../activity/usage";
import { endItemFor, loadInventory } from "../credentials/inventory";
import { listed } from "../management/listed";
import { implement, type UseCaseContext } from "../management/use-case";

// What an administrator sees of a person's account while helping them. Nothing here acts in the person's name.

async function requireUser({ runtime }: Pick<UseCaseContext, "runtime">, id: string): Promise<void> {
  if (!(await findUser(runtime.db, id))) throw new ApiError("notFound", "There is no such person.");
}

export const listUserInventory = implement(contract.listUserInventory, async ({ params }, context) => {
  await requireUser(context, params.id);
  return loadInventory(context.runtime, params.id, context.caller.credential?.id ?? null);
});

export const endUserInventoryItem = implement(contract.endUserInventoryItem, async ({ params }, context) => {
  const { id: userId, itemId: id } = params;
  await requireUser(context, userId);
  return context.runtime.db.transaction((tx) => endItemFor(tx, context, { userId, id, action: "user.end-credential" }));
});

export const listUserRequests = implement(contract.listUserRequests, async ({ params, query }, context) => {
  await requireUser(context, params.id);
  await getUsageCounter(context.runtime).flush();
  const refusedOnly = query.refused === "true";
  const rows = await listRequests(context.runtime.db, { userId: params.id, refusedOnly, limit: query.limit });
  return listed(rows.map(requestView));
});

export const listUserActivity = implement(contract.listUserActivity, async ({ params, query }, context) => {
  await requireUser(context, params.id);
  const { before, limit } = query;
  const rows = await listAudit(context.runtime.db, { subjectId: params.id, before, limit: limit + 1 });
  return auditPage(rows, limit);
});
