import type { Database } from "../../../db/client";
import { listRoleScopes } from "../../../db/queries/roles";
import { ADMINISTRATOR } from "../../../db/seed";
import { type CallerUser, NO_BOUNDS } from "../../access/caller";
import type { Runtime } from "../../runtime";
import type { PersonContext } from "../management/use-case";

/** Who changes the system by a command at the server: nobody with an account, and so the audit log names them. */
const OPERATOR: CallerUser = {
  id: "operator",
  accountNumber: 0,
  name: "Operator",
  email: "",
  username: "operator",
  role: ADMINISTRATOR,
};

/**
 * The context in which the operator's change runs within `tx`: they hold every scope that there is by now. Made anew
 * for each change, because its runtime remembers nothing of what the changes before did.
 */
export async function operatorContext(runtime: Runtime, tx: Database): Promise<PersonContext> {
  return {
    runtime: { ...runtime, db: tx },
    requestId: "",
    address: "",
    caller: {
      credential: null,
      actors: {},
      user: OPERATOR,
      clientId: null,
      subject: OPERATOR.id,
      scopes: await listRoleScopes(tx, ADMINISTRATOR),
      bounds: NO_BOUNDS,
      address: "",
      session: null,
    },
  };
}
