import { IDENTITY_OPERATIONS } from "../access/identity-operations";
import type { Operation } from "../access/operation";
import { allows } from "../access/scopes";
import { catalogOperations } from "../catalog/operations";

/** Every operation of the protected API, as the code declares it. */
export const OPERATIONS: readonly Operation[] = [...catalogOperations(), ...IDENTITY_OPERATIONS];

/** The operations that holding `scope` alone opens, as the portal shows them beside it. */
export const operationsOpenedBy = (scope: string) =>
  OPERATIONS.filter((operation) => operation.scope !== null && allows([scope], operation.scope)).map(
    ({ method, path, summary }) => ({ method, path, summary }),
  );
