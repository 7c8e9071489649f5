import { listScopes as findScopes, listRoleScopes } from "../../db/queries/roles";
import { allows } from "../access/scopes";
import * as contract from "../contracts/scopes";
import { liveOperations, openedBy } from "./known-operations";
import { listed } from "./listed";
import { implement } from "./use-case";

export const listScopes = implement(contract.listScopes, async (_, { runtime, caller }) => {
  const own = await listRoleScopes(runtime.db, caller.user.role);
  // `read` covers every `<entity>:read`: those can be given on their own too.
  const rows = (await findScopes(runtime.db)).filter(({ name }) => allows(own, name));
  const operations = await liveOperations(runtime);
  return listed(rows.map(({ name, description }) => ({ name, description, operations: openedBy(operations, name) })));
});
