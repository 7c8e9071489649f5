import type { Database } from "../../../db/client";
import { knownScopes, listRoleScopes } from "../../../db/queries/roles";
import { ApiError } from "../../api-error";
import { allows } from "../../scopes/scopes";
import { getHolder, missingScopes, quotedScopes } from "./required-rights";
import type { PersonContext } from "./use-case";

type Context = Pick<PersonContext, "caller">;

/**
 * Refuses scopes that do not exist (400) or that the caller does not hold (403, naming them). A credential that was
 * narrowed to `portal` must not make a wider one.
 */
export async function requireGrantable(tx: Database, context: Context, wanted: readonly string[]): Promise<void> {
  const known = await knownScopes(tx, wanted);
  const unknown = wanted.find((scope) => !known.has(scope));
  if (unknown !== undefined) {
    const message = `There is no scope "${unknown}".`;
    throw new ApiError("validation", `scopes: ${message}`, { details: [{ field: "scopes", message }] });
  }
  const missing = await missingScopes(tx, context, wanted);
  if (missing.length === 0) return;
  const message = `You cannot give ${quotedScopes(missing)}: ${getHolder(context.caller)} does not hold that.`;
  throw new ApiError("forbidden", `scopes: ${message}`, { details: [{ field: "scopes", message, missing }] });
}

/** Whether the caller may do all that the person's role may: so a credential without bounds is theirs to give. */
async function isUnbounded(tx: Database, { caller }: Context): Promise<boolean> {
  const role = await listRoleScopes(tx, caller.user.role);
  return role.every((name) => allows(caller.scopes, name));
}

/**
 * The scopes to store for a wish: as wished, once checked; `null` (all that the owner may do) becomes the caller's own
 * scopes where the caller is narrowed.
 */
export async function grantableScopes(
  tx: Database,
  context: Context,
  wanted: readonly string[] | null,
): Promise<string[] | null> {
  if (wanted === null) return (await isUnbounded(tx, context)) ? null : [...context.caller.scopes];
  await requireGrantable(tx, context, wanted);
  return [...wanted];
}
