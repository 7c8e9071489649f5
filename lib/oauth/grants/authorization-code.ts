import { lookUpDigests } from "../../credentials/pepper";
import { secretKind } from "../../credentials/secret";
import { intersectScopes } from "../../scopes/scopes";
import type { TokenCore } from "../core";
import { Failure } from "../failure";
import { issueTokens, newFamily, newRefreshToken } from "../issue";
import { isVerifier, matchesChallenge } from "../pkce";
import { narrowResources, resourcesOf } from "../resource";
import type { Client, StoredCode } from "../types";
import { defineGrant, type GrantDeclaration } from "./grant";

const INVALID = "The authorization code is unknown, expired or used.";

const invalid = (reason: string) =>
  new Failure("invalid_code", INVALID, { parameter: "code", explanation: { reason } });

function whyUnknown(code: StoredCode | undefined, wellFormed: boolean): string {
  if (code) return "The code was issued to another app.";
  return wellFormed
    ? "No such code was issued, or it is long past."
    : "That is not an authorization code of this server.";
}

/** RFC 6749 §4.1.2: a code used twice may have been stolen, so what it led to is revoked. */
async function refuseSpent(core: TokenCore, code: StoredCode): Promise<never> {
  if (code.familyId) await core.store.revokeFamily(code.familyId, "code_reuse");
  throw invalid("The code was used before; the tokens that it led to are revoked.");
}

interface CodeRules {
  /** Whether the `redirect_uri` may be left out by a client that has only one, though it was named before. */
  onlyRedirectUriMayBeLeftOut: boolean;
}

/** RFC 6749 §4.1.3: the same URI as at the authorization request, if that named one. */
function checkRedirectUri(code: StoredCode, given: string | undefined, mayBeLeftOut: boolean): void {
  if (given === undefined && (mayBeLeftOut || !code.redirectUriGiven)) return;
  if (given !== code.redirectUri) {
    throw new Failure("invalid_code", "The redirect_uri is not the one of the authorization request.", {
      parameter: "redirect_uri",
      explanation: {
        reason: "The redirect_uri of the exchange is not the one of the authorization request.",
        expected: code.redirectUri,
        received: given ?? "none",
      },
    });
  }
}

/** RFC 7636 §4.6; a verifier without a challenge is the downgrade of RFC 9700 §2.1.1, and refused as well. */
function checkVerifier(client: Client, code: StoredCode, verifier: string | undefined): void {
  const refuse = (message: string): never => {
    throw new Failure("invalid_code", message, { parameter: "code_verifier" });
  };
  if (code.codeChallenge === null) {
    if (verifier !== undefined || client.type === "public") refuse("The authorization request had no code_challenge.");
    return;
  }
  if (verifier === undefined) refuse("The code_verifier is missing.");
  else if (!isVerifier(verifier)) refuse("The code_verifier must have 43 to 128 unreserved characters.");
  else if (!matchesChallenge(verifier, code.codeChallenge))
    refuse("The code_verifier does not fit the code_challenge.");
}

/** `authorization_code` (RFC 6749 §4.1.3): everything is checked first, then one statement spends the code. */
export const authorizationCodeWith = ({
  onlyRedirectUriMayBeLeftOut,
}: CodeRules): GrantDeclaration<"authorization_code"> =>
  defineGrant({
    type: "authorization_code",
    parameters: ["code"],
    clients: ["app", "registered"],
    actsFor: "person",
    publicClients: "allowed",
    async run(core, request, given) {
      const presented = given.parameters.code;
      const client = await given.client();

      const wellFormed = secretKind(presented) === "cod";
      const code = wellFormed ? await core.store.findCode(lookUpDigests(core.peppers, presented)) : undefined;
      if (code?.applicationId !== client.id) throw invalid(whyUnknown(code, wellFormed));
      if (code.redeemed) return refuseSpent(core, code);
      if (code.expired) throw invalid("The code has expired: it lives for 60 seconds.");
      if (code.grantRevoked) throw invalid("The person has disconnected the app since.");
      const mayBeLeftOut = onlyRedirectUriMayBeLeftOut && client.redirectUris.length === 1;
      checkRedirectUri(code, request.parameters.get("redirect_uri"), mayBeLeftOut);
      checkVerifier(client, code, request.parameters.get("code_verifier"));
      if (code.person.disabled) throw new Failure("suspended", "The account is disabled.");
      await core.requireAddress(request.address, [code.person.addresses]);
      const resources = narrowResources(core.issuer, code.resources, resourcesOf(core.issuer, request.parameters));

      const policy = await core.getPolicy(code.dialect);
      const { secret, stored } = newRefreshToken(core, policy);
      const family = newFamily({
        dialect: code.dialect,
        grantId: code.grantId,
        applicationId: client.id,
        userId: code.person.id,
        scopes: code.scopes,
        resources: code.resources,
      });
      const won = await core.store.redeemCode(code.digest, family, stored);
      if (!won) {
        // Somebody was faster between our look and our try: the same as a second use.
        const spent = await core.store.findCode([code.digest]);
        return refuseSpent(core, spent ?? code);
      }
      return issueTokens(core, {
        policy,
        scopes: intersectScopes(code.scopes, code.person.scopes),
        resources,
        person: code.person,
        client,
        clientId: client.clientId,
        familyId: family.id,
        refreshToken: { secret, expiresAt: stored.expiresAt },
        authentication: { nonce: code.nonce, at: code.authenticatedAt },
      });
    },
  });

/** The grant as RFC 6749 has it. */
export const authorizationCode = authorizationCodeWith({ onlyRedirectUriMayBeLeftOut: false });
