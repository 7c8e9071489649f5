import { allows } from "../../access/scopes";
import { digestSecret } from "../../credentials/pepper";
import { randomBase62 } from "../../ids";
import type { AuthorizeCore, AuthorizeOutcome, SignedIn } from "./authorize-core";
import { checkClient } from "./check-client";
import { checkRequest } from "./check-request";
import { givableScopes, giveCode } from "./give-code";
import { RedirectError } from "./outcome";
import { replying } from "./replying";
import type { AuthorizationRequest, RawParameters } from "./request";

const TICKET_SECONDS = 600;

function mustSignIn(request: AuthorizationRequest, signedIn: SignedIn | null): AuthorizeOutcome | null {
  const { prompt, maxAge } = request;
  const age = signedIn ? (Date.now() - signedIn.authenticatedAt.getTime()) / 1000 : 0;
  const again =
    signedIn !== null && (prompt.has("login") || prompt.has("select_account") || (maxAge !== null && age > maxAge));
  if (signedIn && !again) return null;
  if (prompt.has("none")) throw new RedirectError("login_required", "Nobody is signed in.");
  return { next: "sign-in", again, register: prompt.has("create") };
}

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
  const consented = remembered !== undefined && scopes.every((scope) => allows(remembered, scope));
  if (consented && !request.prompt.has("consent")) {
    return { next: "redirect", location: await giveCode(core, request, signedIn, { scopes, asked: [] }, dialect) };
  }
  if (request.prompt.has("none")) throw new RedirectError("consent_required", "The person has not allowed this yet.");
  const ticket = randomBase62(40);
  await core.store.createTicket({
    digest: digestSecret(core.peppers, ticket),
    userId: signedIn.person.id,
    applicationId: request.client.id,
    request: { dialect, parameters: [...parameters].map(([name, values]) => [name, [...values]]) },
    expiresAt: new Date(Date.now() + TICKET_SECONDS * 1000),
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
  return replying(given.replyTo, () => decide(core, checkRequest(parameters, given), parameters, signedIn, dialect));
}
