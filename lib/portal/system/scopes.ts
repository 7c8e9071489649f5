import { listScopes as findScopes, listRoleScopes } from "../../../db/queries/roles";
import * as contract from "../../contracts/scopes";
import { allows, includedIn } from "../../scopes/scopes";
import { listed } from "../management/listed";
import { implement } from "../management/use-case";
import { liveOperations, openedBy } from "./known-operations";

export const listScopes = implement(contract.listScopes, async (_, { runtime, caller }) => {
  const own = await listRoleScopes(runtime.db, caller.user.role);
  // What a broad scope includes can be given on its own too.
  const rows = (await findScopes(runtime.db)).filter(({ name }) => allows(own, name));
  const operations = await liveOperations(runtime);
  return listed(
    rows.map(({ name, description }) => ({
      name,
      description,
      includedIn: includedIn(name),
      operations: openedBy(operations, name),
    })),
  );
});
