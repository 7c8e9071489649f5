import { IDENTITY_OPERATIONS } from "../../access/identity-operations";
import type { Operation } from "../../access/operation";
import { catalogOperations } from "../../catalog/operations";

/** Every operation of the protected API, as the code declares it. */
export const OPERATIONS: readonly Operation[] = [...catalogOperations(), ...IDENTITY_OPERATIONS];
