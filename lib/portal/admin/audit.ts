import { listAudit as findRows } from "../../../db/queries/audit";
import * as contract from "../../contracts/audit";
import { auditPage } from "../activity";
import { implement } from "../use-case";

export const listAudit = implement(contract.listAudit, async ({ query }, { runtime }) => {
  const { before, limit, actor, action, target } = query;
  const rows = await findRows(runtime.db, {
    ...(actor !== undefined && { actorId: actor }),
    ...(action && { action }),
    ...(target !== undefined && { targetId: target }),
    ...(before !== undefined && { before }),
    limit: limit + 1,
  });
  return auditPage(rows, limit);
});
