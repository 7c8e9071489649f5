import type { Person } from "../types";
import type { AuthorizationRequest } from "./authorization-request";
import type { AuthorizeCore, SignedIn } from "./authorize-core";
import { checkClient } from "./check-client";
import { checkRequest } from "./check-request";
import { consentQuestion } from "./consent-question";
import { giveCode } from "./give-code";
import { RedirectError } from "./outcome";
import { replying } from "./replying";
import { type RawParameters, replyUrl } from "./request";

/** What the person answered on the consent page. */
export interface ConsentAnswer {
  allow: boolean;
  /** The scopes that are ticked. */
  scopes: readonly string[];
}

/** Scopes that are no choice: without them the request makes no sense. */
export const REQUIRED_SCOPES: readonly string[] = ["openid"];

/** A ticket as its page shows it: the request checked anew, with the scopes that the person is asked about. */
export async function readTicket(
  core: AuthorizeCore,
  stored: { parameters: RawParameters },
  person: Person,
): Promise<{ request: AuthorizationRequest; scopes: readonly string[] }> {
  const client = await checkClient(core.store, core.issuer, stored.parameters);
  const request = await checkRequest(core, stored.parameters, client);
  return { request, scopes: (await consentQuestion(core, request, person)).shown };
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
  const checked = await checkClient(core.store, core.issuer, stored.parameters);
  const outcome = await replying(checked.replyTo, async () => {
    const request = await checkRequest(core, stored.parameters, checked);
    const { requested, shown, decided } = await consentQuestion(core, request, signedIn.person);
    const allowed = shown.filter((scope) => REQUIRED_SCOPES.includes(scope) || answer.scopes.includes(scope));
    const scopes = requested.filter((scope) => allowed.includes(scope));
    if (!answer.allow || scopes.length === 0) {
      throw new RedirectError("access_denied", "The person did not allow it.");
    }
    const given = { scopes, consent: { allowed, decided } };
    return { next: "redirect", location: await giveCode(core, request, signedIn, given, stored.dialect) };
  });
  return outcome.next === "redirect" ? outcome.location : replyUrl(checked.replyTo, { error: "server_error" });
}
