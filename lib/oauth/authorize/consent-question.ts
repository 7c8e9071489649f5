import { intersectScopes } from "../../scopes/scopes";
import { matchesRedirectUri } from "../redirect-uri";
import type { Person } from "../types";
import type { AuthorizationRequest } from "./authorization-request";
import type { AuthorizeCore } from "./authorize-core";
import type { Consent } from "./consent-store";
import { givableScopes } from "./give-code";

/** What a person is asked on the consent page. */
export interface ConsentQuestion {
  /** The request's own, as far as the person can give them: what its code can be for. */
  requested: readonly string[];
  /** What the page shows. */
  shown: readonly string[];
  /** What the answer decides about: what is not shown of it is not allowed any more. */
  decided: readonly string[];
}

/** Whether the person has allowed codes to be sent to where the request has them sent. */
export const isAllowedThere = ({ redirectUris }: Consent, { redirectUri, client }: AuthorizationRequest): boolean =>
  redirectUris.some((allowed) => matchesRedirectUri(allowed, redirectUri, client));

/**
 * What a request asks of a person. A consent is for all of its scopes at each of its redirect URIs: where it is to be for
 * another one, it is asked about as a whole. Whoever added the URI could else have `openid` allowed there, and then take
 * codes for everything that was allowed elsewhere.
 */
export async function consentQuestion(
  { store }: AuthorizeCore,
  request: AuthorizationRequest,
  person: Person,
): Promise<ConsentQuestion> {
  const requested = givableScopes(request, person);
  const consent = await store.findConsent(person.id, request.client.id);
  if (!consent || isAllowedThere(consent, request)) return { requested, shown: requested, decided: requested };
  const before = intersectScopes(intersectScopes(consent.scopes, request.client.scopes), person.scopes);
  const shown = [...new Set([...requested, ...before])];
  return { requested, shown, decided: [...new Set([...shown, ...consent.scopes])] };
}
