import { allows, intersectScopes, splitScopes } from "../scopes/scopes";
import type { TokenCore } from "./core";
import { Failure } from "./failure";

/**
 * Asks for a refresh token (OpenID Connect Core §11), which every code leads to here: it says how long an app may act
 * and nothing of what it may do, so that it is no scope of a token.
 */
export const OFFLINE_ACCESS = "offline_access";

/** Scopes for claims that this server does not keep (OpenID Connect Core §5.4). */
const CLAIMS_NOT_KEPT = ["address", "phone"];

/** What a client names without a right of its own: it asks for what it would get without it. */
export const withoutOfflineAccess = (scopes: readonly string[]): string[] =>
  scopes.filter((scope) => scope !== OFFLINE_ACCESS);

/**
 * The scopes of a request's `scope`; `undefined` when it names none. An OpenID request may name what the server does
 * not understand, which is passed over (OpenID Connect Core §3.1.2.1); where nothing is left, it is what is refused.
 */
export async function requestedScopes(
  core: Pick<TokenCore, "knownScopes">,
  parameters: ReadonlyMap<string, string>,
): Promise<string[] | undefined> {
  const asked = withoutOfflineAccess(splitScopes(parameters.get("scope") ?? ""));
  if (asked.length === 0) return undefined;
  const isOpenid = asked.includes("openid");
  if (!isOpenid && !asked.some((scope) => CLAIMS_NOT_KEPT.includes(scope))) return asked;
  const known = await core.knownScopes();
  const understood = asked.filter((scope) => known.includes(scope) || (!isOpenid && !CLAIMS_NOT_KEPT.includes(scope)));
  return understood.length > 0 ? understood : asked;
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
