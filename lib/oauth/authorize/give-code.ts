import { momentIn } from "../../clock";
import { digestSecret } from "../../credentials/pepper";
import { newSecret } from "../../credentials/secret";
import { intersectScopes } from "../../scopes/scopes";
import type { Person } from "../types";
import type { AuthorizationRequest } from "./authorization-request";
import type { AuthorizeCore, SignedIn } from "./authorize-core";
import type { DecidedConsent } from "./consent-store";
import { RedirectError } from "./outcome";
import { replyUrl } from "./request";

const CODE_SECONDS = 60;

/** Gives a code for the scopes that the person allowed, with what they just decided, if they did: the answer to the client (RFC 6749 §4.1.2, RFC 9207). */
export async function giveCode(
  core: AuthorizeCore,
  request: AuthorizationRequest,
  signedIn: SignedIn,
  given: { scopes: readonly string[]; consent: DecidedConsent | null },
  dialect: string,
): Promise<string> {
  const code = newSecret("cod");
  await core.store.grantCode(
    {
      digest: digestSecret(core.peppers, code),
      applicationId: request.client.id,
      userId: signedIn.person.id,
      dialect,
      redirectUri: request.redirectUri,
      redirectUriGiven: request.redirectUriGiven,
      scopes: given.scopes,
      resources: request.resources,
      codeChallenge: request.codeChallenge,
      nonce: request.nonce,
      authenticatedAt: signedIn.authenticatedAt,
      expiresAt: momentIn(CODE_SECONDS * 1000),
    },
    given.consent,
  );
  return replyUrl(request, { code });
}

/** The request's scopes that this person can give at all; nothing left is an error of the request. */
export function givableScopes(request: AuthorizationRequest, person: Person): string[] {
  const scopes = intersectScopes(request.scopes, person.scopes);
  if (scopes.length === 0) {
    throw new RedirectError("invalid_scope", "This account can grant none of the requested scopes.");
  }
  return scopes;
}
