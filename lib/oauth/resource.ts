import { Failure } from "./failure";

/**
 * The resources of a request (RFC 8707 §2): absolute URIs without fragment at or below this server. `undefined` when it
 * names none. Throws `Failure("invalid_target")`.
 */
export function requestedResources(issuer: string, values: readonly string[]): string[] | undefined {
  const resources = values.filter((value) => value !== "");
  for (const resource of resources) {
    const known = URL.canParse(resource) && !resource.includes("#") && new URL(resource).origin === issuer;
    if (!known) {
      throw new Failure("invalid_target", `The resource is not one of this server's (${issuer}).`, {
        parameter: "resource",
      });
    }
  }
  // "https://api.example.com/" and "https://api.example.com" are one resource; clients write both.
  return resources.length > 0 ? [...new Set(resources.map((resource) => resource.replace(/\/+$/, "")))] : undefined;
}

/** The resources that a token request names, each time `resource` is there. Throws `Failure("invalid_target")`. */
export const resourcesOf = (issuer: string, parameters: ReadonlyMap<string, string>): string[] | undefined =>
  requestedResources(issuer, (parameters.get("resource") ?? "").split(" "));

/** The granted resources that a token request narrows itself to. Throws `Failure("invalid_target")` for others. */
export function narrowResources(
  issuer: string,
  granted: readonly string[],
  requested: readonly string[] | undefined,
): readonly string[] {
  const bound = granted.length > 0 ? granted : [issuer];
  for (const resource of requested ?? []) {
    if (!bound.some((base) => resource === base || resource.startsWith(`${base}/`))) {
      throw new Failure("invalid_target", "The resource is not one that was granted.", { parameter: "resource" });
    }
  }
  return requested ?? bound;
}
