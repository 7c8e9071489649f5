import { listAudit } from "../../../db/queries/audit";
import { listRequests } from "../../../db/queries/usage";
import { findUser } from "../../../db/queries/users";
import { ApiError } from "../../api-error";
import * as contract from "../../contracts/users";
import { usageOf } from "../../usage/usage";
import { auditPage } from "../activity";
import { endItemOf, inventoryOf } from "../inventory";
import { listed } from "../listed";
import { requestView } from "../usage";
import { implement, type UseCaseContext } from "../use-case";

// What an administrator sees of a person's account while helping them. Nothing here acts in the person's name.

async function requireUser({ runtime }: Pick<UseCaseContext, "runtime">, id: string): Promise<void> {
  if (!(await findUser(runtime.db, id))) throw new ApiError("notFound", "There is no such person.");
}

export const listUserInventory = implement(contract.listUserInventory, async ({ params }, context) => {
  await requireUser(context, params.id);
  return inventoryOf(context.runtime, params.id, context.caller.credential?.id ?? null);
});

export const endUserInventoryItem = implement(contract.endUserInventoryItem, async ({ params }, context) => {
  const { id: userId, itemId: id } = params;
  await requireUser(context, userId);
  return context.runtime.db.transaction((tx) => endItemOf(tx, context, { userId, id, action: "user.end-credential" }));
});

export const listUserRequests = implement(contract.listUserRequests, async ({ params, query }, context) => {
  await requireUser(context, params.id);
  await usageOf(context.runtime).flush();
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
