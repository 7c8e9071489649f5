import { allows, intersectScopes, splitScopes } from "../access/scopes";
import { Failure } from "./failure";

/** The scopes of a request's `scope`; `undefined` when it names none. */
export function requestedScopes(parameters: ReadonlyMap<string, string>): string[] | undefined {
  const scopes = splitScopes(parameters.get("scope") ?? "");
  return scopes.length > 0 ? scopes : undefined;
}

const listed = (names: readonly string[]) => names.map((name) => `"${name}"`).join(", ");

/**
 * What a request gets: the scopes it names, each of which must be within `bound`, or all of `bound` when it names none;
 * then only what every further bound leaves. Throws `Failure("invalid_scope")` that names what was too much.
 */
export function grantScopes(
  requested: readonly string[] | undefined,
  bound: readonly string[],
  further: readonly (readonly string[] | null)[] = [],
): string[] {
  const refused = (requested ?? []).filter((scope) => !allows(bound, scope));
  if (refused.length > 0) {
    throw new Failure("invalid_scope", `Not available to this client: ${listed(refused)}.`, { parameter: "scope" });
  }
  const scopes = further.reduce<string[]>(
    (left, limit) => (limit ? intersectScopes(left, limit) : left),
    [...(requested ?? bound)],
  );
  if (scopes.length === 0) {
    throw new Failure("invalid_scope", "No scope is left that could be granted.", { parameter: "scope" });
  }
  return scopes;
}
