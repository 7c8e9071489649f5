import type { Database } from "../../db/client";
import { knownScopes, listRoleScopes } from "../../db/queries/roles";
import { callerAllows } from "../access/caller";
import { allows } from "../access/scopes";
import { ApiError } from "../api-error";
import type { PersonContext } from "./use-case";

type Context = Pick<PersonContext, "caller">;

const refused = (kind: "validation" | "forbidden", message: string) =>
  new ApiError(kind, `scopes: ${message}`, { details: [{ field: "scopes", message }] });

/**
 * Refuses scopes that do not exist (400) or that the caller does not hold (403). A credential that was narrowed to
 * `portal` must not make or renew a wider one.
 */
export async function requireGrantable(tx: Database, { caller }: Context, wanted: readonly string[]): Promise<void> {
  const known = await knownScopes(tx, wanted);
  for (const scope of wanted) {
    if (!known.has(scope)) throw refused("validation", `There is no scope "${scope}".`);
    if (!callerAllows(caller, scope)) {
      throw refused(
        "forbidden",
        `You cannot give "${scope}": ${caller.session ? "your role" : "this credential"} does not hold it.`,
      );
    }
  }
}

/** Whether the caller may do all that the person's role may: so a credential without bounds is theirs to give. */
export async function isUnbounded(tx: Database, { caller }: Context): Promise<boolean> {
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
