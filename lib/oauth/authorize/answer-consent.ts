import type { Person } from "../types";
import type { AuthorizeCore, SignedIn } from "./authorize-core";
import { checkClient } from "./check-client";
import { checkRequest } from "./check-request";
import { givableScopes, giveCode } from "./give-code";
import { RedirectError } from "./outcome";
import { replying } from "./replying";
import { type AuthorizationRequest, type RawParameters, replyUrl } from "./request";

/** What the person answered on the consent page. */
export interface ConsentAnswer {
  allow: boolean;
  /** The scopes that are ticked. */
  scopes: readonly string[];
}

/** Scopes that are no choice: without them the request makes no sense. */
export const REQUIRED_SCOPES: readonly string[] = ["openid"];

/** A ticket as its page shows it: the request checked anew, with the scopes that the person can give. */
export async function readTicket(
  core: AuthorizeCore,
  stored: { parameters: RawParameters },
  person: Person,
): Promise<{ request: AuthorizationRequest; scopes: string[] }> {
  const request = checkRequest(stored.parameters, await checkClient(core.store, core.issuer, stored.parameters));
  return { request, scopes: givableScopes(request, person) };
}

/**
 * Carries out the person's answer to a consent ticket that is theirs and was spent for it. The request is checked anew:
 * the app may have changed since. Throws `PageError`.
 */
export async function answerConsent(
  core: AuthorizeCore,
  stored: { parameters: RawParameters; dialect: string },
  signedIn: SignedIn,
  answer: ConsentAnswer,
): Promise<string> {
  const given = await checkClient(core.store, core.issuer, stored.parameters);
  const outcome = await replying(given.replyTo, async () => {
    const request = checkRequest(stored.parameters, given);
    const asked = givableScopes(request, signedIn.person);
    const scopes = asked.filter((scope) => REQUIRED_SCOPES.includes(scope) || answer.scopes.includes(scope));
    if (!answer.allow || scopes.length === 0) {
      throw new RedirectError("access_denied", "The person did not allow it.");
    }
    return { next: "redirect", location: await giveCode(core, request, signedIn, { scopes, asked }, stored.dialect) };
  });
  return outcome.next === "redirect" ? outcome.location : replyUrl(given.replyTo, { error: "server_error" });
}
