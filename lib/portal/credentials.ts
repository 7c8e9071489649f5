import { endFamilies } from "../../db/queries/grants";
import type { HeldRow } from "../../db/queries/held-credentials";
import { ApiError } from "../api-error";
import * as contract from "../contracts/credentials";
import { randomBase62 } from "../ids";
import { isUnbounded } from "./grantable-scopes";
import { heldCredential, heldView } from "./held-credential";
import { listed } from "./listed";
import { implement } from "./use-case";

const logins = heldCredential({
  table: "b2bCredentials",
  noun: "b2b-login",
  plural: "B2B logins",
  id: "b2b",
  secret: "b2b",
  limit: "credentials",
  more: () => ({ username: `b2b_${randomBase62(16)}` }),
  onRevoke: (tx, id) => endFamilies(tx, { credentialId: id }, "credential-revoked"),
});

const view = (row: HeldRow): contract.B2bCredential => ({ ...heldView(row), username: row.username ?? "" });

export const listCredentials = implement(contract.listCredentials, async (_, context) =>
  listed((await logins.list(context)).map(view)),
);

export const createCredential = implement(contract.createCredential, async ({ body }, context) => {
  const { row, secret } = await logins.create(context, body, async (tx) => {
    // A B2B login acts as the whole account; a narrowed credential must not make one.
    if (await isUnbounded(tx, context)) return null;
    throw new ApiError("forbidden", "A B2B login acts as the whole account, and this credential holds less.");
  });
  return { ...view(row), password: secret };
});

export const getCredential = implement(contract.getCredential, async ({ params }, context) =>
  view(await logins.get(context, params.id)),
);

export const updateCredential = implement(contract.updateCredential, async ({ params, body }, context) =>
  view(await logins.update(context, params.id, body)),
);

export const rotateCredential = implement(contract.rotateCredential, async ({ params, body }, context) => {
  const { row, secret } = await logins.rotate(context, params.id, body.overlapSeconds);
  return { ...view(row), password: secret };
});

export const revokeCredential = implement(contract.revokeCredential, ({ params }, context) =>
  logins.revoke(context, params.id),
);
