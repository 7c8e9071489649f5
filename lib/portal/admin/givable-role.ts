import type { Database } from "../../../db/client";
import { requireRights } from "../management/required-rights";
import type { PersonContext } from "../management/use-case";

/**
 * Refuses with 403 to give somebody a role that may do more than the caller: who may administer and nothing else could
 * invite an administrator, and be one. The default role is anybody's who signs up.
 */
export async function requireGivableRole(
  tx: Database,
  context: PersonContext,
  { name, scopes }: { name: string; scopes: readonly string[] },
  defaultRole: string,
): Promise<void> {
  if (name !== defaultRole) await requireRights(tx, context, { noun: "role", scopes });
}
