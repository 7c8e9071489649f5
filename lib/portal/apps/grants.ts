import { endFamilies, revokeGrant as endGrant, listGrants as findGrants } from "../../../db/queries/grants";
import { ApiError } from "../../api-error";
import { conclude } from "../../audit/audit";
import * as contract from "../../contracts/grants";
import { listed } from "../management/listed";
import { implement } from "../management/use-case";

export const listGrants = implement(contract.listGrants, async (_, { runtime, caller }) => {
  const rows = await findGrants(runtime.db, caller.user.id);
  return listed(
    rows.map(({ id, scopes, createdAt, lastUsedAt, clientId, name, description, logoUrl, homepageUrl, owner }) => ({
      id,
      app: { clientId, name, description, logoUrl, homepageUrl, owner },
      scopes,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
  );
});

export const revokeGrant = implement(contract.revokeGrant, async ({ params }, context) =>
  context.runtime.db.transaction(async (tx) => {
    const grant = await endGrant(tx, context.caller.user.id, params.id);
    if (!grant) throw new ApiError("notFound", "You have no such connection.");
    await endFamilies(tx, { grantId: params.id }, "grant-revoked");
    await conclude(tx, context, [`grant:${params.id}`], {
      action: "grant.revoke",
      target: params.id,
      detail: { app: grant.appId },
    });
    return { id: params.id, removed: true };
  }),
);
