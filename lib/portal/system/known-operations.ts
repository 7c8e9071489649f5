import type { Operation } from "../../access/operation";
import { askedScope, type LiveOperation, liveOperation } from "../../access/operations";
import { gatewayOperations } from "../../gateway/gateway-operation";
import type { Runtime } from "../../runtime";
import { allows } from "../../scopes/scopes";
import { OPERATIONS } from "./declared-operations";

/** Every operation: those of the code, and those that administrators have put behind the gate. */
export const knownOperations = async (runtime: Runtime): Promise<Operation[]> => [
  ...OPERATIONS,
  ...(await gatewayOperations(runtime)),
];

/** The same as they hold now, with what administrators changed. */
export const liveOperations = async (runtime: Runtime): Promise<LiveOperation[]> =>
  Promise.all((await knownOperations(runtime)).map((operation) => liveOperation(runtime, operation)));

/** The operations that holding `scope` alone opens, as the portal shows them beside it. */
export const openedBy = (operations: readonly LiveOperation[], scope: string) =>
  operations.flatMap((operation) => {
    const asked = askedScope(operation);
    const { method, path, summary } = operation;
    return asked !== null && allows([scope], asked) ? [{ method, path, summary }] : [];
  });
