import type { Client } from "../types";
import type { AuthorizationRequest } from "./authorization-request";
import type { AuthorizeCore } from "./authorize-core";
import { runChecks } from "./checks/checks";
import { RedirectError } from "./outcome";
import type { RawParameters, ReplyTo } from "./request";

/** RFC 6749 §3.1: no parameter twice; but RFC 8707 §2 lets `resource` be. */
function single(parameters: RawParameters): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const [name, [value = "", ...more]] of parameters) {
    if (more.length > 0 && name !== "resource") {
      throw new RedirectError("invalid_request", `The parameter "${name}" is given twice.`);
    }
    values.set(name, value);
  }
  return values;
}

/** Checks an authorization request whose client and redirect URI are known. Throws `RedirectError`. */
export async function checkRequest(
  core: Pick<AuthorizeCore, "knownScopes" | "issuer">,
  parameters: RawParameters,
  given: { client: Client; replyTo: ReplyTo; redirectUriGiven: boolean },
): Promise<AuthorizationRequest> {
  const { client, replyTo, redirectUriGiven } = given;
  const found = await runChecks({ core, client, values: single(parameters), parameters });
  return { ...replyTo, client, redirectUriGiven, ...found };
}
