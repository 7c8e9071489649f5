import type { Database } from "../../../db/client";
import { knownScopes, listRoleScopes } from "../../../db/queries/roles";
import { type Caller, callerAllows } from "../../access/caller";
import { ApiError } from "../../api-error";
import { intersectScopes } from "../../scopes/scopes";
import type { PersonContext } from "./use-case";

type Context = Pick<PersonContext, "caller">;

/** Scopes as a refusal names them. */
export const quotedScopes = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(", ");

/** What it is that does not hold a scope. */
export const getHolder = ({ session }: Caller): string => (session ? "your role" : "this credential");

/** Those of the scopes that exist and that the caller does not hold: what is no scope any more gives no rights. */
export async function missingScopes(tx: Database, { caller }: Context, wanted: readonly string[]): Promise<string[]> {
  const known = await knownScopes(tx, wanted);
  return wanted.filter((scope) => known.has(scope) && !callerAllows(caller, scope));
}

/**
 * Refuses with 403, naming what is missing, unless the caller holds every scope of the thing that it is about to change,
 * to hand out or to put in force. A credential that was narrowed to `portal` could else turn a wider thing to its own
 * use: add a redirect URI to an app, take a key's new secret, give a role away. What only takes rights away needs none.
 */
export async function requireRights(
  tx: Database,
  context: Context,
  { noun, verb = "holds", scopes }: { noun: string; verb?: string; scopes: readonly string[] },
): Promise<void> {
  const missing = await missingScopes(tx, context, scopes);
  if (missing.length === 0) return;
  const message = `This ${noun} ${verb} ${quotedScopes(missing)}, and ${getHolder(context.caller)} does not hold that.`;
  throw new ApiError("forbidden", message, { details: [{ message, missing }] });
}

/** Whether a change of an application does no more than switch it off or take scopes from it. */
export function onlyTakesAway(
  { disabled, scopes, ...others }: { disabled?: boolean | undefined; scopes?: readonly string[] | undefined },
  before: { scopes: readonly string[] },
): boolean {
  const grows = disabled === false || scopes?.some((scope) => !before.scopes.includes(scope));
  return !grows && Object.values(others).every((value) => value === undefined);
}

/** What one of the caller's own credentials can do: within their role, all of which it has where `scopes` is `null`. */
export async function computeReach(
  tx: Database,
  { caller }: Context,
  scopes: readonly string[] | null,
): Promise<readonly string[]> {
  const role = await listRoleScopes(tx, caller.user.role);
  return scopes === null ? role : intersectScopes(scopes, role);
}
