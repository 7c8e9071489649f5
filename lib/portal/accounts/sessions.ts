import { endSession as endOne, endSessions, listSessions as findSessions } from "../../../db/queries/sessions";
import { ApiError } from "../../api-error";
import { audit } from "../../audit/audit";
import * as contract from "../../contracts/sessions";
import { listed } from "../management/listed";
import { implement } from "../management/use-case";

export const listSessions = implement(contract.listSessions, async (_, { runtime, caller }) => {
  const rows = await findSessions(runtime.db, caller.user.id);
  return listed(
    rows.map(({ id, address, userAgent, createdAt, lastSeenAt, expiresAt }) => ({
      id,
      current: id === caller.session?.id,
      address,
      userAgent,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    })),
  );
});

export const endSession = implement(contract.endSession, async ({ params }, context) =>
  context.runtime.db.transaction(async (tx) => {
    if (!(await endOne(tx, context.caller.user.id, params.id))) {
      throw new ApiError("notFound", "You have no such session.");
    }
    await audit(tx, context, { action: "session.end", target: params.id });
    return { id: params.id, removed: true };
  }),
);

export const endOtherSessions = implement(contract.endOtherSessions, async (_, context) =>
  context.runtime.db.transaction(async (tx) => {
    const ended = await endSessions(tx, context.caller.user.id, context.caller.session?.id ?? null);
    if (ended > 0) await audit(tx, context, { action: "session.end-others", detail: { ended } });
    return { ended };
  }),
);
