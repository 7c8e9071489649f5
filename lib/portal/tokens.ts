import type { HeldRow } from "../../db/queries/held-credentials";
import * as contract from "../contracts/tokens";
import { grantableScopes } from "./grantable-scopes";
import { heldCredential, heldView } from "./held-credential";
import { listed } from "./listed";
import { implement } from "./use-case";

const tokens = heldCredential({
  table: "personalAccessTokens",
  noun: "access-token",
  plural: "access tokens",
  id: "pat",
  secret: "pat",
  limit: "tokens",
});

const view = (row: HeldRow): contract.PersonalAccessToken => ({ ...heldView(row), scopes: row.scopes ?? [] });

export const listTokens = implement(contract.listTokens, async (_, context) =>
  listed((await tokens.list(context)).map(view)),
);

export const createToken = implement(contract.createToken, async ({ body }, context) => {
  const { row, secret } = await tokens.create(context, body, (tx) => grantableScopes(tx, context, body.scopes));
  return { ...view(row), token: secret };
});

export const getToken = implement(contract.getToken, async ({ params }, context) =>
  view(await tokens.get(context, params.id)),
);

export const updateToken = implement(contract.updateToken, async ({ params, body }, context) =>
  view(await tokens.update(context, params.id, body)),
);

export const rotateToken = implement(contract.rotateToken, async ({ params, body }, context) => {
  const { row, secret } = await tokens.rotate(context, params.id, body.overlapSeconds);
  return { ...view(row), token: secret };
});

export const revokeToken = implement(contract.revokeToken, ({ params }, context) => tokens.revoke(context, params.id));
