import type { HeldRow } from "../../db/queries/held-credentials";
import * as contract from "../contracts/api-keys";
import { grantableScopes } from "./grantable-scopes";
import { heldCredential, heldView } from "./held-credential";
import { listed } from "./listed";
import { implement } from "./use-case";

const keys = heldCredential({
  table: "apiKeys",
  noun: "api-key",
  plural: "API keys",
  id: "key",
  secret: "key",
  limit: "apiKeys",
});

const view = (row: HeldRow): contract.ApiKey => ({ ...heldView(row), scopes: row.scopes });

export const listApiKeys = implement(contract.listApiKeys, async (_, context) =>
  listed((await keys.list(context)).map(view)),
);

export const createApiKey = implement(contract.createApiKey, async ({ body }, context) => {
  const { row, secret } = await keys.create(context, body, (tx) => grantableScopes(tx, context, body.scopes ?? null));
  return { ...view(row), key: secret };
});

export const getApiKey = implement(contract.getApiKey, async ({ params }, context) =>
  view(await keys.get(context, params.id)),
);

export const updateApiKey = implement(contract.updateApiKey, async ({ params, body }, context) =>
  view(await keys.update(context, params.id, body)),
);

export const rotateApiKey = implement(contract.rotateApiKey, async ({ params, body }, context) => {
  const { row, secret } = await keys.rotate(context, params.id, body.overlapSeconds);
  return { ...view(row), key: secret };
});

export const revokeApiKey = implement(contract.revokeApiKey, ({ params }, context) => keys.revoke(context, params.id));
