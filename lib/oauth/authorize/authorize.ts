import { momentIn, now } from "../../clock";
import { digestSecret } from "../../credentials/pepper";
import { randomBase62 } from "../../ids";
import { allows } from "../../scopes/scopes";
import type { AuthorizationRequest } from "./authorization-request";
import type { AuthorizeCore, AuthorizeOutcome, SignedIn } from "./authorize-core";
import { checkClient } from "./check-client";
import { checkRequest } from "./check-request";
import { isAllowedThere } from "./consent-question";
import type { Consent } from "./consent-store";
import { givableScopes, giveCode } from "./give-code";
import { RedirectError } from "./outcome";
import { replying } from "./replying";
import type { RawParameters } from "./request";

const TICKET_SECONDS = 600;

function mustSignIn(request: AuthorizationRequest, signedIn: SignedIn | null): AuthorizeOutcome | null {
  const { prompt, maxAge } = request;
  const age = signedIn ? (now() - signedIn.authenticatedAt.getTime()) / 1000 : 0;
  const again =
    signedIn !== null && (prompt.has("login") || prompt.has("select_account") || (maxAge !== null && age > maxAge));
  if (signedIn && !again) return null;
  if (prompt.has("none")) throw new RedirectError("login_required", "Nobody is signed in.");
  return { next: "sign-in", again, register: prompt.has("create") };
}

/**
 * Whether a consent is for all that is asked: the scopes, and where the code goes. Whoever gets hold of an app's settings
 * could else add a redirect URI, and have the codes of everybody who ever connected it without their being asked.
 */
const consentsTo = (consent: Consent, request: AuthorizationRequest, asked: readonly string[]): boolean =>
  asked.every((scope) => allows(consent.scopes, scope)) && isAllowedThere(consent, request);

async function decide(
  core: AuthorizeCore,
  request: AuthorizationRequest,
  parameters: RawParameters,
  signedIn: SignedIn | null,
  dialect: string,
): Promise<AuthorizeOutcome> {
  const signIn = mustSignIn(request, signedIn);
  if (signIn || !signedIn) return signIn ?? { next: "sign-in", again: false, register: false };
  const scopes = givableScopes(request, signedIn.person);
  const remembered = await core.store.findConsent(signedIn.person.id, request.client.id);
  if (remembered && consentsTo(remembered, request, scopes) && !request.prompt.has("consent")) {
    return { next: "redirect", location: await giveCode(core, request, signedIn, { scopes, consent: null }, dialect) };
  }
  if (request.prompt.has("none")) throw new RedirectError("consent_required", "The person has not allowed this yet.");
  const ticket = randomBase62(40);
  await core.store.createTicket({
    digest: digestSecret(core.peppers, ticket),
    userId: signedIn.person.id,
    applicationId: request.client.id,
    request: { dialect, parameters: [...parameters].map(([name, values]) => [name, [...values]]) },
    expiresAt: momentIn(TICKET_SECONDS * 1000),
  });
  return { next: "consent", ticket };
}

/**
 * The authorization endpoint (RFC 6749 §3.1): checks the request, then says what happens next. Throws `PageError` where
 * there is no redirect URI to be trusted.
 */
export async function authorize(
  core: AuthorizeCore,
  parameters: RawParameters,
  signedIn: SignedIn | null,
  dialect: string,
): Promise<AuthorizeOutcome> {
  const given = await checkClient(core.store, core.issuer, parameters);
  return replying(given.replyTo, async () =>
    decide(core, await checkRequest(core, parameters, given), parameters, signedIn, dialect),
  );
}
