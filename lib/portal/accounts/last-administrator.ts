import type { Database } from "../../../db/client";
import { lockRole } from "../../../db/queries/roles";
import { countOthersWithScope } from "../../../db/queries/users";
import { ADMINISTRATOR } from "../../../db/seed";
import { ApiError } from "../../api-error";

/** Whoever takes an administrator away holds this lock first, so that two cannot take away each other. */
export const lockAdministrators = (tx: Database) => lockRole(tx, ADMINISTRATOR);

/** Somebody must be left who can administer. Throws `ApiError("conflict")`. */
export async function requireAnotherAdministrator(tx: Database, userId: string): Promise<void> {
  if ((await countOthersWithScope(tx, "admin", userId)) > 0) return;
  throw new ApiError("conflict", "This is the last administrator. Make another one first.");
}
