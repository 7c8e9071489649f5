import { listRoleScopes } from "../../db/queries/roles";
import * as contract from "../contracts/scopes";
import { operationsOpenedBy } from "./declared-operations";
import { listed } from "./held-credential";
import { implement } from "./use-case";

export const listScopes = implement(contract.listScopes, async (_, { runtime, caller }) => {
  const rows = await listRoleScopes(runtime.db, caller.user.role);
  return listed(rows.map(({ name, description }) => ({ name, description, operations: operationsOpenedBy(name) })));
});
